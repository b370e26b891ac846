"""What the base theme takes from elsewhere is what its pinned sources make."""

from scripts.npm_tools import install_tools
from scripts.themes import ASSETS, make_assets


def test_the_design_system_and_the_fonts_are_made_of_their_pinned_packages(children, tmp_path):
    install_tools(children)

    make_assets(children, tmp_path)

    made = {file.relative_to(tmp_path): file for file in tmp_path.rglob("*.*")}
    differing = [
        name.as_posix()
        for name, file in made.items()
        if file.read_bytes() != (ASSETS / name).read_bytes()
    ]
    assert len(made) == 6
    assert differing == []
