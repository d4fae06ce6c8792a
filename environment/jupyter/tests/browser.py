"""Headless Chromium, driven by selenium."""

import os
import tempfile

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

SCREENSHOTS = os.environ.get("SCREENSHOTS")
ARGUMENTS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync", "--window-size=1200,1000"]


def open_browser(*arguments):
    options = webdriver.ChromeOptions()
    for argument in [*ARGUMENTS, *arguments, f"--user-data-dir={tempfile.mkdtemp()}"]:
        options.add_argument(argument)
    return webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)


def screenshot(browser, name):
    if SCREENSHOTS:
        os.makedirs(SCREENSHOTS, exist_ok=True)
        browser.save_screenshot(os.path.join(SCREENSHOTS, name + ".png"))
