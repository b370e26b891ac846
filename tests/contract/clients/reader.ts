// A reader in TypeScript, typed by the API's description alone: what does not fit does not compile.
import createClient from "openapi-fetch";
import type { components, paths } from "./portal";

const [address, site] = process.argv.slice(2) as [string, string];
const client = createClient<paths>({ baseUrl: address });

async function main(): Promise<void> {
  const titles: string[] = [];
  let cursor: string | undefined;
  do {
    const { data, error } = await client.GET("/api/v1/sites/{site}/news-events/", {
      params: { path: { site }, query: { limit: 1, order: "listed_at", cursor } },
    });
    if (error) throw new Error(error.detail);
    for (const item of data.results) titles.push(String(item.title));
    cursor = data.next ? new URL(data.next).searchParams.get("cursor") ?? undefined : undefined;
  } while (cursor);

  const sites = await client.GET("/api/v1/sites/", {});
  const portal: components["schemas"]["PublishedSiteSummary"] | undefined =
    sites.data?.results.find((each) => each.key === site);

  const refused = await client.GET("/api/v1/sites/{site}/pages/", {
    params: { path: { site }, query: { month: "2026-13" } },
  });
  const faults = refused.error?.errors?.map((fault) => fault.field);
  console.log(JSON.stringify({ titles, name: portal?.name, faults }));
}

void main();
