"""Pages written by `workbook run --html`, with scripts switched off: every figure is to be seen. Run by .ci/run after the notebooks."""

import glob
import json
import os
import unittest

from browser import open_browser, screenshot

PAGES = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", "..", "artifacts", "ci"))
NO_SCRIPTS = "--blink-settings=scriptEnabled=false"


class StaticPageTest(unittest.TestCase):
    def test_every_figure_is_seen_without_scripts(self):
        pages = sorted(glob.glob(os.path.join(PAGES, "*.html")))
        self.assertIn("figures.html", map(os.path.basename, pages))
        browser = open_browser(NO_SCRIPTS)
        self.addCleanup(browser.quit)
        for page in pages:
            with self.subTest(os.path.basename(page)):
                browser.get("file://" + page)
                pictures = browser.find_elements("css selector", "img")
                self.assertGreaterEqual(len(pictures), self.figures(page[:-5] + ".ipynb"))
                for picture in pictures:
                    self.assertTrue(picture.is_displayed())
                    self.assertGreater(int(picture.get_property("naturalWidth")), 20, picture.get_attribute("alt"))
                self.assertEqual([], browser.find_elements("css selector", ".js-plotly-plot"))
                screenshot(browser, os.path.basename(page)[:-5])

    @staticmethod
    def figures(notebook):
        with open(notebook, encoding="utf-8") as file:
            cells = json.load(file)["cells"]
        outputs = [output.get("data", {}) for cell in cells for output in cell.get("outputs", [])]
        return sum(any(mime.startswith("image/") for mime in data) for data in outputs)


if __name__ == "__main__":
    unittest.main()
