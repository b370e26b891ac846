"""Languages: those that the rules and the system allow, the main one first."""

from collections.abc import Iterator

from backend.regulations import RuleSet
from backend.site_registry.draft import Draft
from backend.site_registry.faults import Fault, suggestion


def languages_are_allowed(draft: Draft) -> Iterator[Fault]:
    """Every language is one of the rules; a site's languages are also the system's."""
    if rules := draft.rule_set(draft.system.rules):
        yield from _faults("system.languages", draft.system.languages, rules, within=None)
    for key, site in draft.sites.items():
        if rules := draft.rules(site):
            path = f"sites.{key}.languages"
            yield from _faults(path, site.languages, rules, within=draft.system.languages)


def settings_are_translated_into_own_languages(draft: Draft) -> Iterator[Fault]:
    """Require settings to be said in the site's own foreign languages, of hot links each or none."""
    for key, site in draft.sites.items():
        foreign = site.languages[1:]
        wanted = len(site.settings.hot_links)
        for language, said in site.settings.translations.items():
            path = f"sites.{key}.settings.translations.{language}"
            if language not in foreign:
                reason = "cổng không có bản tiếng nước ngoài này"
                yield _unwanted(path, language, reason, foreign)
            elif said.hot_links and len(said.hot_links) != wanted:
                yield Fault(
                    path=f"{path}.hot_links",
                    value=list(said.hot_links),
                    reason=f"cổng có {wanted} liên kết nhanh, ở đây ghi {len(said.hot_links)} tên",
                    remedy="ghi đủ tên theo thứ tự của hot_links, hoặc bỏ cả dòng",
                )


def _faults(
    path: str, languages: tuple[str, ...], rules: RuleSet, *, within: tuple[str, ...] | None
) -> Iterator[Fault]:
    for index, language in enumerate(languages):
        if not rules.languages.allows(language):
            allowed = rules.languages.allowed.value if rules.languages.allowed else ()
            reason = f"bộ quy định {rules.key} không cho phép ngôn ngữ này"
            yield _unwanted(f"{path}.{index}", language, reason, allowed)
        elif within is not None and language not in within:
            reason = "hệ thống không có ngôn ngữ này"
            yield _unwanted(f"{path}.{index}", language, reason, within)
    main = rules.languages.main.value
    if languages[0] != main or len(set(languages)) < len(languages):
        yield Fault(
            path=path,
            value=list(languages),
            reason="ngôn ngữ chính phải đứng đầu và mỗi ngôn ngữ chỉ ghi một lần",
            remedy=f"đặt {main!r} ở đầu danh sách và bỏ các mục lặp",
        )


def _unwanted(path: str, language: str, reason: str, known: tuple[str, ...]) -> Fault:
    remedy = suggestion(language, known, "dùng một trong")
    return Fault(path=path, value=language, reason=reason, remedy=remedy)
