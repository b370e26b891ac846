"""Keeps a copy of everything the portals publish, with nothing but Python's standard library.

    python mirror.py http://localhost:8000/api/v1/ portals.sqlite3

The first run reads everything, page by page; then it follows the change feed and reads again what
was touched. Whatever is written is written together with the place in the feed, or in the list, it
was read at: killed at any moment and started again, it goes on where it was. When the feed no
longer knows its place (410: away for more than 30 days, or the system was restored from a backup),
it reads everything anew. `--once` ends where there is nothing more to read.

The table `items` holds each item's JSON by (site, id, locale).
"""

import argparse
import json
import sqlite3
import sys
import time
from urllib.error import HTTPError, URLError
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import Request, urlopen

TABLES = """
CREATE TABLE IF NOT EXISTS items (site TEXT, id TEXT, locale TEXT, body TEXT, load INTEGER,
                                  PRIMARY KEY (site, id, locale));
CREATE TABLE IF NOT EXISTS todo (site TEXT, locale TEXT, cursor TEXT, PRIMARY KEY (site, locale));
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT);
"""
WITHHELD = "tag:cong,2026:site-withheld"


class Gone(Exception):
    """What was asked for is not there, or may not be read for now."""


class FeedLost(Exception):
    """The feed does not know our place: everything must be read anew."""


class Api:
    """Asks politely: waits where it is told to, and until the system is back."""

    def __init__(self, address, token):
        self.address = address if address.endswith("/") else f"{address}/"
        self.headers = {"Authorization": f"Bearer {token}"} if token else {}

    def get(self, path, **query):
        url = f"{self.address}{path}?{urlencode(query)}"
        while True:
            try:
                with urlopen(Request(url, headers=self.headers), timeout=60) as answer:
                    return json.load(answer)
            except HTTPError as error:
                self._judge(error)
                pause = int(error.headers.get("Retry-After", 5))
            except (URLError, TimeoutError, ConnectionError) as error:
                print(f"waiting: {error}", file=sys.stderr)
                pause = 5
            time.sleep(pause)

    def _judge(self, error):
        problem = json.load(error) if "json" in error.headers.get("Content-Type", "") else {}
        if error.code == 410:
            raise FeedLost
        if error.code == 404 or problem.get("type") == WITHHELD:
            raise Gone
        if error.code not in {429, 500, 502, 503, 504}:
            sys.exit(f"{error.code} {error.url}: {problem}")


class Mirror:
    """A copy in an SQLite file; every method leaves it as it should be found after a power cut."""

    def __init__(self, api, file):
        self.api = api
        self.database = sqlite3.connect(file)
        self.database.executescript(TABLES)

    def state(self, name, default=""):
        found = self.database.execute("SELECT value FROM state WHERE name = ?", [name]).fetchone()
        return found[0] if found else default

    def remember(self, **values):
        for pair in values.items():
            self.database.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", pair)

    def begin(self):
        """Plan to read everything, from the feed's present end."""
        cursor = self.api.get("changes/", after="now")["next"]
        sites = list(self.sites())
        with self.database:
            self.remember(cursor=cursor, load=int(self.state("load", "0")) + 1)
            self.database.execute("DELETE FROM todo")
            for site in sites:
                self.plan(site)

    def sites(self):
        """Return every site with its languages; the list is read to its end."""
        query = {"limit": "500"}
        while query:
            page = self.api.get("sites/", **query)
            yield from page["results"]
            query = self.following(page)

    @staticmethod
    def following(page):
        """Return the question `next` asks: behind a proxy its host may not be the one we use."""
        asked = parse_qs(urlsplit(page["next"] or "").query)
        return {name: values[0] for name, values in asked.items()}

    def plan(self, site):
        for language in site["languages"]:
            row = [site["key"], language["code"], ""]
            self.database.execute("INSERT OR REPLACE INTO todo VALUES (?, ?, ?)", row)

    def load(self):
        """Read what is planned, a page at a time; then drop what no page named."""
        while todo := self.database.execute("SELECT * FROM todo LIMIT 1").fetchone():
            self.load_page(*todo)

    def load_page(self, site, locale, cursor):
        query = {"view": "full", "limit": "100", "order": "listed_at", "locale": locale}
        if cursor:
            query["cursor"] = cursor
        try:
            page = self.api.get(f"sites/{site}/pages/", **query)
        except Gone:
            page = {"results": [], "next": None}
        with self.database:
            for item in page["results"]:
                self.store(item)
            following = self.following(page).get("cursor", "")
            if following:
                move = "UPDATE todo SET cursor = ? WHERE site = ? AND locale = ?"
                self.database.execute(move, [following, site, locale])
                return
            drop = "DELETE FROM items WHERE site = ? AND locale = ? AND load < ?"
            self.database.execute(drop, [site, locale, int(self.state("load"))])
            self.database.execute("DELETE FROM todo WHERE site = ? AND locale = ?", [site, locale])

    def store(self, item):
        body = json.dumps(item, ensure_ascii=False, sort_keys=True)
        row = [item["site"], item["id"], item["locale"], body, int(self.state("load"))]
        self.database.execute("INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?, ?)", row)

    def follow(self, wait):
        """Read again what changes name; return whether there were any."""
        page = self.api.get("changes/", after=self.state("cursor"), wait=wait)
        touched = {key for change in page["changes"] for key in change["keys"]}
        items = [key.split(":")[1:] for key in touched if key.startswith("item:")]
        fresh = [(name, self.item(*name)) for name in items]
        sites = {key.split(":")[1] for key in touched if key.startswith("open:")} - {"*"}
        replanned = [site for site in self.sites() if site["key"] in sites] if sites else []
        with self.database:
            for name, item in fresh:
                if item is None:
                    remove = "DELETE FROM items WHERE site = ? AND id = ? AND locale = ?"
                    self.database.execute(remove, name)
                else:
                    self.store(item)
            if sites:
                self.remember(load=int(self.state("load")) + 1)
            for site in replanned:
                self.plan(site)
            self.remember(cursor=page["next"])
        self.load()
        return bool(page["changes"])

    def item(self, site, identifier, locale):
        """Return an item as lists show it in full; None where there is none any more."""
        try:
            item = self.api.get(f"sites/{site}/pages/{identifier}/", locale=locale)
        except Gone:
            return None
        return {name: item[name] for name in item if name not in {"breadcrumbs", "alternates"}}

    def run(self, once):
        while True:
            try:
                if not self.state("cursor"):
                    self.begin()
                self.load()
                while self.follow(0 if once else 20) or not once:
                    pass
            except FeedLost:
                with self.database:
                    self.remember(cursor="")
                continue
            return


def main():
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("api", help="e.g. http://localhost:8000/api/v1/")
    options.add_argument("file", help="the copy, an SQLite database")
    options.add_argument("--once", action="store_true", help="end where nothing is left to read")
    options.add_argument("--token", default="", help="lifts the limits, if you were given one")
    given = options.parse_args()
    Mirror(Api(given.api, given.token), given.file).run(given.once)


if __name__ == "__main__":
    main()
