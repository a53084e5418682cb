"""A real JupyterLab on this machine and a real Chromium, shared by the browser tests."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import nbformat
import pytest
from playwright.sync_api import expect, sync_playwright

from helpers import ROOT

SCREENSHOTS = ROOT / "tests" / "screenshots"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
QUIET += ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"]  # 3D without a graphics card
MISSING = (
    "The browser tests cannot run: no Chromium was found. Install it (Debian: apt-get install chromium; "
    "elsewhere Google Chrome will do), or set DISCVIZ_BROWSER to its program."
)
HERE = ("127.0.0.1", "localhost", "")
# anywidget gives up a widget that takes two seconds to begin: a busy machine may need them for plotly's script alone
PATIENT = "const timeout = AbortSignal.timeout; AbortSignal.timeout = ms => timeout.call(AbortSignal, 60 * ms);"


def find_browser():
    """Return the program of a Chromium, or None."""
    named = os.environ.get("DISCVIZ_BROWSER")
    return shutil.which(named) if named else next(filter(None, map(shutil.which, BROWSERS)), None)


@pytest.fixture(scope="module")  # closed before other tests start event loops of their own
def launch():
    """A function that starts a real Chromium with further options, or says loudly that there is none."""
    program = find_browser()
    if program is None:
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        yield lambda *options: playwright.chromium.launch(executable_path=program, args=[*QUIET, *options])


@pytest.fixture(scope="module")
def browser(launch):
    chromium = launch()
    yield chromium
    chromium.close()


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """A JupyterLab server over an empty folder; gives its address and the folder."""
    home = tmp_path_factory.mktemp("lab")
    (home / "work").mkdir()
    settings = {
        # every cell in the page, so that a test can find it; and no look-up of news or updates
        "@jupyterlab/notebook-extension/tracker": {"windowingMode": "none"},
        "@jupyterlab/apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    }
    for name, values in settings.items():
        path = home / "settings" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "share"),
        "IPYTHONDIR": str(home / "ipython"),
    }
    options = [f"--port={port}", "--no-browser", "--ip=127.0.0.1", "--IdentityProvider.token=", "--allow-root"]
    options += ["--LabApp.expose_app_in_browser=True"]
    log = (home / "log").open("w")
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *options, f"--ServerApp.root_dir={home / 'work'}"],
        env=environment,
        stdout=log,
        stderr=log,
    )
    address = f"http://127.0.0.1:{port}"
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{address}/api")  # noqa: S310 - our own server on this machine
            break
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.5)
    else:
        pytest.fail("JupyterLab did not start:\n" + (home / "log").read_text())
    yield address, home / "work"
    server.terminate()
    server.wait(20)
    log.close()


def picture(name, locator):
    """Keep a picture to be looked at, if DISCVIZ_SCREENSHOTS is set: without a graphics card each takes seconds."""
    if os.environ.get("DISCVIZ_SCREENSHOTS"):
        SCREENSHOTS.mkdir(exist_ok=True)
        locator.screenshot(path=SCREENSHOTS / f"{name}.png")


def notebook_of(cells, path):
    """Write a notebook of some cells of code, and give its path."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    nbformat.write(notebook, path)
    return path


class Lesson:
    """A private copy of a lesson, open in JupyterLab with a kernel of its own."""

    count = 0

    def __init__(self, page, lab, name, *, cleared=True):
        address, folder = lab
        Lesson.count += 1
        copied = f"{Lesson.count}_{Path(name).name}"
        notebook = nbformat.read(
            ROOT / "notebooks" / name, as_version=4
        )  # another folder when the name is a whole path
        for cell in notebook.cells:
            if cleared and cell.cell_type == "code":  # so that an answer seen is an answer given now
                cell.outputs, cell.execution_count = [], None
        nbformat.write(notebook, folder / copied)
        self.page = page
        self.asked = []  # every address the page asked for
        self.faults = []
        page.add_init_script(PATIENT)
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        page.goto(f"{address}/lab/workspaces/lesson{Lesson.count}/tree/{copied}?reset")
        page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=90_000)
        page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", timeout=90_000)

    def run_all(self):
        """Run every cell, as the menu "Run all cells" does, and wait until the last is done."""
        self.page.evaluate(
            """async () => { const { sessionContext } = jupyterapp.shell.currentWidget;
                 await sessionContext.ready;
                 await sessionContext.session.kernel.info;
                 await jupyterapp.commands.execute("notebook:run-all-cells"); }"""
        )
        unrun = self.page.locator(".jp-CodeCell .jp-InputPrompt").filter(has_text=re.compile(r"\[[ *]\]"))
        expect(unrun).to_have_count(0, timeout=120_000)
        self.page.wait_for_timeout(1500)  # the last figures are painted

    @property
    def strangers(self):
        """Addresses outside this machine that the page asked for."""
        return [url for url in self.asked if (urlsplit(url).hostname or "") not in HERE]

    def screenshot(self, name, locator=None):
        picture(name, locator or self.page)


@pytest.fixture
def open_lesson(browser, lab):
    """Open a lesson by name in a fresh page of 1280 by 720, a projector's size."""
    contexts = []

    def opened(name, width=1280, height=720, **options):
        context = browser.new_context(viewport={"width": width, "height": height})
        contexts.append(context)
        return Lesson(context.new_page(), lab, name, **options)

    yield opened
    for context in contexts:
        context.close()
