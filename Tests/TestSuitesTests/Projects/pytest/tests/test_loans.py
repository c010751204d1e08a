import pathlib

import pytest

from tests.base import Loan


class TestShort(Loan):
    days = 7

    class TestInner:
        def test_deep(self):
            assert False, "deep"

    def test_fine(self):
        assert self.days == 7


@pytest.mark.parametrize("title", ["a b", "x[1]", "\u00e9", "t::u", "C:\\n"])
def test_title(title):
    assert title == "a b"


def test_where():
    assert (pathlib.Path.cwd() / "pyproject.toml").exists()
