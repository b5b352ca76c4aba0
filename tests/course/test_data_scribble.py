"""Drawn digits, pictures made smaller, and pictures from files."""

import numpy as np
import pytest
from PIL import Image

from course.data.picture_file import read_picture
from course.data.resize import resize
from course.data.scribble import STROKES, scribble
from course.errors import DataError


@pytest.mark.parametrize("digit", list(STROKES))
def test_every_digit_is_dark_ink_on_white_paper_inside_the_sheet(digit):
    for seed in range(5):
        sheet = scribble(digit, np.random.default_rng(seed), size=80)
        assert (sheet.shape, sheet.dtype, sheet.min()) == ((80, 80), np.uint8, 0)
        assert 0.5 < np.mean(sheet > 200) < 0.99
        assert (np.concatenate([sheet[0], sheet[-1], sheet[:, 0], sheet[:, -1]]) == 255).all()


def test_no_two_drawings_are_equal_and_a_seed_gives_the_same_again():
    one, other, again = (scribble(4, np.random.default_rng(seed), size=50) for seed in (1, 2, 1))
    assert np.array_equal(one, again)
    assert not np.array_equal(one, other)


@pytest.mark.parametrize(("rows", "cols"), [(1, 1), (4, 3), (9, 13), (7, 5)])
def test_resizing_keeps_the_mean_and_a_flat_picture_flat(rows, cols):
    image = np.random.default_rng(0).random((7, 5))
    assert resize(image, rows, cols).shape == (rows, cols)
    assert resize(image, rows, cols).mean() == pytest.approx(image.mean())
    np.testing.assert_allclose(resize(np.full((7, 5), 3.0), rows, cols), 3.0)


def test_resizing_to_the_same_size_changes_nothing_and_a_thin_line_stays():
    image = np.zeros((50, 40))
    image[:, 7] = 255
    np.testing.assert_allclose(resize(image, 50, 40), image)
    assert resize(image, 10, 8).sum(axis=1) == pytest.approx(np.full(10, 255 / 5))


def test_nothing_cannot_be_made():
    with pytest.raises(ValueError, match="both must be at least 1"):
        resize(np.ones((3, 3)), 0, 2)


def photograph(place, name, *, light=1.0, shadow=0.5):
    sheet = scribble(3, np.random.default_rng(5), size=120).astype(float)
    grey = (60 + 0.7 * sheet) * np.linspace(light, light * shadow, 120)
    Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8)).save(place / name)
    return sheet


@pytest.mark.parametrize("name", ["three.png", "three.jpg"])
def test_a_photograph_with_a_shadow_becomes_white_paper_and_black_ink(tmp_path, name):
    sheet = photograph(tmp_path, name)
    picture = read_picture(tmp_path / name)
    assert (picture.dtype, picture.shape) == (np.uint8, (120, 120))
    assert np.mean((picture < 128) == (sheet < 128)) > 0.99
    assert np.median(picture) > 250


def test_a_blank_sheet_stays_blank_and_what_is_transparent_is_paper(tmp_path):
    Image.new("RGB", (40, 30), (190, 190, 180)).save(tmp_path / "blank.png")
    assert read_picture(tmp_path / "blank.png").min() == 255
    drawn = Image.new("RGBA", (60, 60), (0, 0, 0, 0))
    drawn.paste((0, 0, 0, 255), (20, 10, 30, 50))
    drawn.save(tmp_path / "clear.png")
    picture = read_picture(tmp_path / "clear.png")
    assert (picture[0, 0], picture[30, 25]) == (255, 0)


def test_large_pictures_are_reduced(tmp_path):
    Image.new("L", (1700, 900), 255).save(tmp_path / "large.png")
    assert max(read_picture(tmp_path / "large.png").shape) == 800


def test_what_is_no_picture_is_told_with_advice(tmp_path):
    with pytest.raises(DataError, match="no such file"):
        read_picture(tmp_path / "none.png")
    (tmp_path / "text.png").write_text("hello")
    with pytest.raises(DataError, match="Save it as PNG or JPEG"):
        read_picture(tmp_path / "text.png")
