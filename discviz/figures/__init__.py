"""The figures: plotly only, no widgets. Each module draws one figure."""

import plotly

from discviz.errors import DiscvizError

if int(plotly.__version__.split(".")[0]) < 7:  # noqa: PLR2004 - the version whose figures these are
    raise DiscvizError(
        f"discviz draws with plotly 7, but plotly {plotly.__version__} is installed; "
        "run: pip install --upgrade 'plotly>=7,<8'"
    )
