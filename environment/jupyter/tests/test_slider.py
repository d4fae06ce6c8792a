"""The sliders of the page of figures, which `workbook run --html` wrote: with scripts and without. Run by .ci/run after that page."""

import os
import time
import unittest

from browser import open_browser, screenshot
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

PAGE = "file://" + os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", "..", "artifacts", "ci", "figures.html"))
NO_SCRIPTS = "--blink-settings=scriptEnabled=false"
STILL = "--force-prefers-reduced-motion"


class SliderTest(unittest.TestCase):
    def open(self, *arguments):
        browser = open_browser(*arguments)
        self.addCleanup(browser.quit)
        browser.get(PAGE)
        sliders = browser.find_elements("css selector", ".gencore-slider")
        self.assertEqual(2, len(sliders))
        browser.execute_script("arguments[0].scrollIntoView()", sliders[0])
        return browser, sliders

    @staticmethod
    def part(slider, selector):
        return slider.find_element("css selector", selector)

    def source(self, slider):
        return self.part(slider, "img").get_attribute("src")

    def wait(self, browser, condition):
        WebDriverWait(browser, 10, poll_frequency=0.05).until(lambda _: condition())

    def drag(self, browser, slider, index):
        """As a reader's hand would: the picture of the frame, once it is drawn."""
        browser.execute_script("arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input'))", self.part(slider, "input"), index)
        self.wait(browser, lambda: browser.execute_script("return arguments[0].complete && arguments[0].naturalWidth > 100", self.part(slider, "img")))
        time.sleep(0.2)
        return self.part(slider, "img").screenshot_as_base64

    def test_each_position_shows_its_frame(self):
        browser, (slider, _) = self.open(STILL)
        address = self.source(slider)
        first = self.drag(browser, slider, 3)
        self.assertNotEqual(address, self.source(slider))
        self.assertEqual("mean μ = −2.25", self.part(slider, "output").text)
        screenshot(browser, "slider-3")
        second = self.drag(browser, slider, 20)
        self.assertNotEqual(first, second)
        self.assertEqual("mean μ = 2", self.part(slider, "output").text)
        self.assertEqual("2", self.part(slider, "input").get_attribute("aria-valuetext"))
        screenshot(browser, "slider-20")
        self.assertEqual(first, self.drag(browser, slider, 3))

    def test_it_plays_until_it_is_stopped_and_no_other_does(self):
        browser, (slider, other) = self.open()
        button, begin = self.part(slider, "button"), self.source(slider)
        self.assertEqual("Pause", button.text)
        self.wait(browser, lambda: self.source(slider) != begin)
        button.click()
        self.assertEqual(("Play", "Pause"), (button.text, self.part(other, "button").text))
        stopped, moving = self.source(slider), self.source(other)
        self.wait(browser, lambda: self.source(other) != moving)
        time.sleep(0.6)
        self.assertEqual(stopped, self.source(slider))

    def test_keys_move_it(self):
        browser, (slider, _) = self.open(STILL)
        handle = self.part(slider, "input")
        self.assertEqual(("12", "mean μ", "Play"), (handle.get_attribute("value"), handle.get_attribute("aria-label"), self.part(slider, "button").text))
        handle.send_keys(Keys.ARROW_RIGHT)
        self.assertEqual("mean μ = 0.25", self.part(slider, "output").text)
        handle.send_keys(Keys.HOME)
        self.assertEqual("mean μ = −3", self.part(slider, "output").text)

    def test_without_scripts_the_picture_plays_and_has_no_controls(self):
        browser, sliders = self.open(NO_SCRIPTS)
        for slider in sliders:
            self.assertTrue(self.part(slider, "img").is_displayed())
            self.assertEqual([], slider.find_elements("css selector", "input, button"))
        seen = set()
        for _ in range(6):
            seen.add(self.part(sliders[0], "img").screenshot_as_base64)
            time.sleep(0.4)
        self.assertGreater(len(seen), 2)


if __name__ == "__main__":
    unittest.main()
