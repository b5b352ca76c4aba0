"""Distortions move ink about and do no more: strength, edges, repeatability."""

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter, map_coordinates

from autograder.reproductions.distortions import SIDE, Distortions, corners, gaussian, resampled
from course.data import mnist

STILL = Distortions(alpha=0, turn=0, scale=0, shear=0, shift=0)
ELASTIC = Distortions(alpha=34, sigma=4, turn=0, scale=0, shear=0, shift=0)


def pictures(count: int = 50) -> np.ndarray:
    return mnist().train_images[:count].reshape(count, -1).astype(np.float32) / np.float32(255)


def test_without_any_distortion_pictures_stay_as_they_are() -> None:
    np.testing.assert_array_equal(STILL.apply(pictures(), np.random.default_rng(0)), pictures())


def test_smoothing_is_the_gaussian_filter_with_nothing_beyond_the_edge() -> None:
    field = np.random.default_rng(0).uniform(-1, 1, (SIDE, SIDE))
    expected = gaussian_filter(field, 4.0, mode="constant", truncate=12)
    np.testing.assert_allclose(gaussian(4.0) @ field @ gaussian(4.0).T, expected, atol=1e-6)


def test_resampling_is_bilinear_interpolation_with_paper_beyond_the_edge() -> None:
    maps = Distortions(shift=4).maps(3, np.random.default_rng(0))
    X = pictures(4)
    for each, places, weights in zip(maps, *corners(maps), strict=True):
        for before, after in zip(X, resampled(X, places, weights), strict=True):
            picture = np.pad(before.reshape(SIDE, SIDE), 20)  # paper all around: else scipy leaves the edge out
            expected = map_coordinates(picture, each.astype(float) + 20, order=1)
            np.testing.assert_allclose(after.reshape(SIDE, SIDE), expected, atol=1e-4)


def test_the_field_is_as_strong_as_published() -> None:
    moved = ELASTIC.maps(500, np.random.default_rng(0)) - STILL.maps(1, np.random.default_rng(0))
    # Far from the edges: the deviation of ±1, 1/√3, times α, times √Σ w² of a Gaussian in the plane, 1 / (2σ√π).
    assert moved[..., 14, 14].std() == pytest.approx(34 / np.sqrt(3) / (2 * 4 * np.sqrt(np.pi)), rel=0.1)
    assert abs(moved.mean()) < 0.1


def test_a_turn_turns_about_the_middle() -> None:
    turned = Distortions(alpha=0, turn=90, scale=0, shear=0, shift=0).maps(50, np.random.default_rng(0))
    apart = np.linalg.norm(turned - (SIDE - 1) / 2, axis=1)
    np.testing.assert_allclose(apart, apart[:1].repeat(50, axis=0), atol=1e-4)


def test_ink_is_neither_made_nor_lost_on_the_whole_and_stays_between_paper_and_ink() -> None:
    before = pictures(2000)
    after = Distortions().apply(before, np.random.default_rng(0))
    assert after.dtype == np.float32
    assert after.shape == before.shape
    assert after.min() >= 0
    assert after.max() <= 1 + 1e-5
    assert after.mean() == pytest.approx(before.mean(), rel=0.05)
    assert np.abs(after - before).mean() > 0.02


def test_every_picture_is_distorted_whatever_their_number_and_a_seed_repeats_it() -> None:
    for count in (1, 19, 20, 21):
        first, again = (Distortions().apply(pictures(count), np.random.default_rng(3)) for _ in range(2))
        np.testing.assert_array_equal(first, again)
        assert (np.abs(first - pictures(count)).max(axis=1) > 0.05).all()


def test_two_epochs_get_other_distortions() -> None:
    rng = np.random.default_rng(0)
    first, second = (Distortions().apply(pictures(), rng) for _ in range(2))
    assert (np.abs(first - second).max(axis=1) > 0.05).all()
