"""Refuses a Python that is too old; this file alone must be readable to an old one."""

import sys

OLDEST = (3, 11)

if sys.version_info < OLDEST:
    sys.stderr.write(
        "Cần Python %d.%d trở lên, máy này dùng %d.%d: hãy cài python3.11 và python3.11-venv "
        "(apt-get install python3.11-venv), rồi chạy lại.\n" % (OLDEST + sys.version_info[:2])
    )
    sys.exit(1)
