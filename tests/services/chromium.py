"""The machine's own Chromium: Playwright's cannot be downloaded everywhere."""

PROGRAM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LAUNCH = {"executable_path": PROGRAM, "args": list(FLAGS)}
