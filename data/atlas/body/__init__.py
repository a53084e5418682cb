"""The skin of a whole body with its dermatomes: body.json and landmarks.csv."""
