"""A reader in Python, on the client generated from the API's description."""

import json
import sys

from portal.api.sites import (
    get_sites,
    get_sites_site_news_events,
    get_sites_site_pages,
    get_sites_site_pages_id,
)
from portal.client import Client
from portal.models import Problem, PublishedNewsInFull, PublishedNewsSummary
from portal.models.get_sites_site_news_events_order import GetSitesSiteNewsEventsOrder

address, site = sys.argv[1:]
client = Client(base_url=address)

listed = get_sites_site_news_events.sync(
    site, client=client, order=GetSitesSiteNewsEventsOrder.LISTED_AT
)
news = [each for each in listed.results if isinstance(each, PublishedNewsSummary)]
one = get_sites_site_pages_id.sync(site, news[0].id, client=client)
portals = get_sites.sync(client=client)
refused = get_sites_site_pages.sync(site, client=client, month="2026-13")
print(
    json.dumps(
        {
            "titles": [each.title for each in news],
            "name": next(each.name for each in portals.results if each.key == site),
            "faults": [each.field for each in refused.errors]
            if isinstance(refused, Problem)
            else None,
            "crumbs": [each.path for each in one.breadcrumbs]
            if isinstance(one, PublishedNewsInFull)
            else None,
        }
    )
)
