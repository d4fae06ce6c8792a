"""A notebook in Jupyter Notebook, in a browser: run it, change a knob, run a cell again, interrupt a training. Run by .ci/run."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.request

from browser import open_browser, screenshot
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

NOTEBOOKS = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", "..", "notebooks"))
PORT = 8899


def weights(latent, hidden):
    """Of the encoder 784 - hidden - 2 latent and the decoder latent - hidden - 784, with biases."""
    return 784 * hidden + hidden + 2 * (hidden * latent + latent) + latent * hidden + hidden + hidden * 784 + 784


class PageTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        repository = os.path.join(cls.folder, "clone")
        shutil.copytree(NOTEBOOKS, os.path.join(repository, "notebooks"))
        os.symlink(os.path.join(NOTEBOOKS, "..", "data"), os.path.join(repository, "data"))
        cls.server = subprocess.Popen(
            [sys.executable, "-m", "notebook", "--no-browser", "--allow-root", f"--port={PORT}", "--NotebookApp.token=", f"--notebook-dir={repository}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        cls.wait_for_server()
        cls.browser = open_browser()

    @classmethod
    def tearDownClass(cls):
        cls.browser.quit()
        cls.server.terminate()
        cls.server.wait()
        shutil.rmtree(cls.folder, ignore_errors=True)

    @classmethod
    def wait_for_server(cls):
        for _ in range(100):
            try:
                urllib.request.urlopen(f"http://localhost:{PORT}/api").close()
                return
            except urllib.error.URLError:
                time.sleep(0.2)
        raise RuntimeError("Jupyter Notebook did not start")

    def test_run_change_a_knob_run_again_and_interrupt(self):
        self.browser.get(f"http://localhost:{PORT}/notebooks/notebooks/08-vae.ipynb")
        self.wait(lambda: self.script("return !!(window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected())"))
        self.assertEqual(".NET (C#)", self.script("return Jupyter.notebook.kernel_selector.current_selection && document.querySelector('#kernel_indicator .kernel_indicator_name').textContent"))

        # all cells, from the menu
        self.script("Jupyter.notebook.clear_all_output()")
        self.click("#run_all_cells a")
        self.wait(self.is_idle, seconds=240)
        self.assertEqual(0, self.script("return document.querySelectorAll('.output_error').length"), self.errors())
        self.assertRegex(self.output_text("score"), r"ELBO\s+−?-?\d+\.\d+")
        self.assert_picture("samples")
        self.assert_picture("map")
        self.screenshot("samples", "jupyter-run-all")

        # another knob, and the cells that it reaches
        self.replace("knobs", r"var latent = \d+;", "var latent = 5;")
        for cell in ("knobs", "model"):
            self.execute(cell)
        self.wait(self.is_idle)
        self.assertIn(f"{weights(latent=5, hidden=400):,} weights", self.output_text("model"))

        # a long training, interrupted from the toolbar
        self.replace("knobs", r"var epochs = \d+;", "var epochs = 1000;")
        for cell in ("knobs", "budget", "model", "train"):
            self.execute(cell)
        self.wait(lambda: re.search(r"left", self.output_text("train")), seconds=60)
        self.assert_picture("train")
        self.screenshot("train", "jupyter-training")
        begin = time.monotonic()
        self.click("button[data-jupyter-action='jupyter-notebook:interrupt-kernel']")
        self.wait(lambda: "Interrupted" in self.output_text("train"))
        self.wait(self.is_idle)
        self.assertLess(time.monotonic() - begin, 2)
        self.assertRegex(self.output_text("train"), r"Training was cancelled after step \d+ of")
        self.assert_picture("train")

        # the next cell sees the model as it was
        self.execute("terms")
        self.wait(self.is_idle)
        self.assert_picture("terms")
        self.screenshot("train", "jupyter-interrupted")

    def script(self, code, *arguments):
        return self.browser.execute_script(code, *arguments)

    def click(self, selector):
        self.script("arguments[0].click()", self.browser.find_element(By.CSS_SELECTOR, selector))

    def wait(self, condition, seconds=30):
        WebDriverWait(self.browser, seconds, poll_frequency=0.05).until(lambda _: condition())

    def is_idle(self):
        return self.script("return document.querySelectorAll('.code_cell.running').length == 0 && !Jupyter.notebook.kernel_busy")

    # a cell goes by its id in the file; the page knows it by its place
    def index(self, cell):
        return self.script("return Jupyter.notebook.get_cells().findIndex(each => (each.id || each.cell_id) == arguments[0])", cell)

    def execute(self, cell):
        self.script("Jupyter.notebook.execute_cells([arguments[0]])", self.index(cell))

    def replace(self, cell, pattern, by):
        index = self.index(cell)
        source = self.script("return Jupyter.notebook.get_cell(arguments[0]).get_text()", index)
        changed = re.sub(pattern, by, source)
        self.assertNotEqual(source, changed)
        self.script("Jupyter.notebook.get_cell(arguments[0]).set_text(arguments[1])", index, changed)

    def element(self, cell):
        return self.script("return Jupyter.notebook.get_cell(arguments[0]).element[0]", self.index(cell))

    def output_text(self, cell):
        return self.element(cell).find_element(By.CSS_SELECTOR, ".output_wrapper").get_attribute("innerText")

    def assert_picture(self, cell):
        """A figure is there and has been drawn: as a picture, or by Plotly where its script could be loaded."""
        drawn = "return [...arguments[0].querySelectorAll('img')].some(img => img.complete && img.naturalWidth > 100) || !!arguments[0].querySelector('.js-plotly-plot')"
        self.wait(lambda: self.script(drawn, self.element(cell)))

    def errors(self):
        return [element.text for element in self.browser.find_elements(By.CSS_SELECTOR, ".output_error")]

    def screenshot(self, cell, name):
        self.script("arguments[0].scrollIntoView()", self.element(cell))
        screenshot(self.browser, name)


if __name__ == "__main__":
    unittest.main()
