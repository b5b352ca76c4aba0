"""Every number that lesson 14 states is worked out again here, on all of MNIST where it is about MNIST."""

import copy
import pickle
import re
from pathlib import Path

import numpy as np
import pytest

from autograder.lessons.lesson import read_source
from course import data
from course.data.resize import resize
from course.plots.error_board import TABLE

SOURCE = Path(__file__).parents[2] / "source" / "14_mnist.py"
LESSON = read_source(SOURCE)
PROSE = re.sub(r"\s*\n#[ >-]*", " ", SOURCE.read_text())
PROSE = re.sub(r'"\s+"', "", PROSE)


@pytest.fixture(scope="module")
def own():
    """The names of the given cells and of the reference answers, in the lesson's order."""
    names = {"__name__": "__main__"}
    for cell in LESSON.cells:
        if cell.id == "setup" or cell.id.startswith("given_"):
            exec(cell.source, names)
        elif cell.id in {exercise.solution.id for exercise in LESSON.exercises}:
            exec(cell.answer, names)
    names["progress"] = range
    return names


@pytest.fixture(scope="module")
def ours(own):
    """The data as the lesson prepares it."""
    mnist = data.mnist()
    return own["prepare"](*mnist, 10_000, np.random.default_rng(0))


def says(*texts):
    """Whether the lesson holds these words, so that a number here belongs to a sentence there."""
    missing = [text for text in texts if text not in PROSE]
    assert not missing, missing
    return True


def trained(own, ours, lr, epochs=5):
    rng = np.random.default_rng(0)
    net = own["build"]((784, 30, 30, 10), rng)
    trainer = own["Trainer"](net, own["SoftmaxCrossEntropy"](), own["SGD"](net.params, lr), rng)
    return net, trainer.fit(ours["X_train"], ours["y_train"], epochs, ours["X_val"], ours["y_val"])


@pytest.fixture(scope="module")
def runs(own, ours):
    """The two trainings of section 4."""
    return {lr: trained(own, ours, lr) for lr in (0.001, 0.03)}


def test_exercises_take_the_minutes_that_the_opening_says():
    minutes = [int(m) for m in re.findall(r"# ## Exercise \d: .* · (\d+) min", SOURCE.read_text())]
    assert len(minutes) == 7
    assert says(f"seven exercises ({sum(minutes)}), reading and playing ({120 - sum(minutes)})")


def test_the_given_framework_is_that_of_lesson_13_word_for_word():
    thirteen = read_source(SOURCE.with_name("13_framework_training.py"))
    given = {cell.id: cell.source for cell in LESSON.cells if cell.id.startswith("given_")}["given_framework"]
    before = {cell.id: cell.source for cell in thirteen.cells if cell.id.startswith("given_")}["given_framework"]
    answers = {exercise.name: exercise.solution.answer for exercise in thirteen.exercises}
    before = "\n".join([before, answers["SGD"], answers["Momentum"], answers["Adam"], answers["batches"]])
    for piece in re.split(r"\n\n\n(?=class |def )", given):
        assert piece.strip() in before, piece[:60]


def test_the_first_network_reads_mnist_and_no_drawings(own):
    mnist = own["mnist"]
    naive = own["first_try"](mnist.train_images[:6000], mnist.train_labels[:6000])
    assert np.mean(own["read"](naive, mnist.test_images[:2000]) == mnist.test_labels[:2000]) == pytest.approx(
        0.91, abs=0.005
    )
    small = np.array([resize(sheet, 28, 28) for sheet in own["drawings"]])
    assert np.sum(own["read"](naive, small) == np.arange(10)) == 1
    assert np.sum(own["read"](naive, 255 - small) == np.arange(10)) == 1
    assert set(own["read"](naive, small)) == {2, 3}
    assert says("it is no better", "reads a 2 or a 3 in all ten")
    assert sum(p.size for p in naive.params) == 23_860
    assert says("Ninety-one percent", "reads about 91 %", '"91 % right"', "That is guessing", "its 23,860 numbers")


def test_the_header_of_the_images():
    assert 14 * 4096 + 10 * 256 + 6 * 16 == 60_000 == int("0000ea60", 16)
    assert int.from_bytes(bytes([0, 0, 0, 28]), "little") == 469_762_048
    assert says("14·4096 + 10·256 + 6·16 = 60,000", "469,762,048")


def test_mean_and_spread_of_all_training_images_are_those_of_pytorchs_examples(ours):
    pixels = data.mnist().train_images
    assert (f"{pixels.mean() / 255:.4f}", f"{pixels.std() / 255:.4f}") == ("0.1307", "0.3081")
    assert ours["mean"] != pytest.approx(pixels.mean() / 255, rel=1e-5)
    assert says("Normalize((0.1307,), (0.3081,))")


def test_parameters_are_counted_rightly(own):
    rows, total = own["summary"](own["build"]((784, 30, 30, 10), np.random.default_rng(0)))
    assert (rows[0][1], total) == (23_550, 24_790)
    assert own["summary"](own["build"]((784, 30, 30, 10, 10), np.random.default_rng(0)))[1] == 24_900
    assert says("784 · 30 + 30 = 23,550", "The sum is 24,790", "**24,900**")


def test_the_mean_of_an_epoch_by_hand():
    assert pytest.approx(0.58) == (2 * 0.6 + 2 * 0.8 + 0.1) / 5
    assert np.mean([0.6, 0.8, 0.1]) == pytest.approx(0.5)
    assert says("= 0.58", "The mean of the three numbers is 0.5.")


def test_two_learning_rates(runs):
    slow, fast = (100 * np.array(runs[lr][1]["val_error"]) for lr in (0.001, 0.03))
    assert slow[-1] == pytest.approx(10, abs=0.15)
    assert fast[-2:] == pytest.approx([4.35, 4.35], abs=0.1)
    assert abs(fast[-1] - fast[-2]) < 0.15
    assert fast[0] < slow[-1]
    assert (round(slow[0]), round(fast[0], 1)) == (19, 6.5)
    assert says(
        "About 10 % against about 4.4 %", "a handful of images of 10,000", '"About 4.4 % error" is some 440 images'
    )


def test_dropout_breaks_the_two_promises_of_the_trainer(own, ours):
    thirteen = read_source(SOURCE.with_name("13_framework_training.py"))
    names = dict(own)
    exec(next(cell.source for cell in thirteen.cells if cell.id == "given_set_training"), names)
    answers = {exercise.name: exercise.solution.answer for exercise in thirteen.exercises}
    exec(answers["regularisation"].split("# c.")[1], names)
    rng = np.random.default_rng(0)
    first, relu, last = own["build"]((784, 100, 10), rng).layers
    net = own["Sequential"]([first, relu, names["Dropout"](0.5, np.random.default_rng(9)), last])
    trainer = own["Trainer"](net, own["SoftmaxCrossEntropy"](), own["SGD"](net.params, 0.03), rng)
    some = ours["X_train"][:10_000], ours["y_train"][:10_000]
    on = trainer.fit(*some, 2, ours["X_val"], ours["y_val"])["val_error"][-1]
    names["set_training"](net, False)
    off = np.mean(net.forward(ours["X_val"]).argmax(axis=1) != ours["y_val"])
    assert (round(100 * on), round(100 * off)) == (14, 9)
    assert says("two epochs on 10,000 images end with 14 % where the same network, switched off, has 9 %")


def test_a_resumed_run_is_the_uninterrupted_one_on_mnist_and_its_file_has_three_numbers_a_parameter(own, ours):
    def begun(seed):
        rng = np.random.default_rng(seed)
        net = own["build"]((784, 30, 30, 10), rng)
        return net, own["Trainer"](net, own["SoftmaxCrossEntropy"](), own["Adam"](net.params), rng, batch_size=128)

    some = ours["X_train"][:5000], ours["y_train"][:5000]
    whole, trainer = begun(0)
    trainer.fit(*some, 3)
    _, trainer = begun(0)
    trainer.fit(*some, 1)
    kept = pickle.dumps(copy.deepcopy(trainer.state()))
    assert len(kept) / (4 * 24_790) == pytest.approx(3, abs=0.05)
    resumed, trainer = begun(99)
    trainer.load_state(pickle.loads(kept))
    trainer.fit(*some, 2)
    assert all(np.array_equal(one, other) for one, other in zip(whole.params, resumed.params, strict=True))
    assert says("three times as large as the parameters")


def test_confusions_by_hand_and_on_the_validation_images(own, ours, runs):
    z, labels = np.array([[2.0, 0, 1], [0, 1, 3], [1, 4, 0], [5, 0, 0]]), np.array([0, 1, 1, 2])
    losses = np.log(np.exp(z).sum(axis=1)) - z[np.arange(4), labels]
    assert (f"{losses[1]:.2f}", f"{losses[3]:.2f}") == ("2.17", "5.01")
    assert says("measures it: 2.17 and 5.01")
    table = own["confusion"](runs[0.03][0].forward(ours["X_val"]), ours["y_val"])
    assert np.diag(table).min() >= 850
    assert np.diag(table).max() <= 1100
    assert np.mean(table[~np.eye(10, dtype=bool)] < 10) > 0.75
    assert table[4, 9] > 1.5 * table[9, 4]
    assert says("mistakes need not be symmetric")


def test_the_corners_move_less_than_the_middle(own, runs):
    start = own["build"]((784, 30, 30, 10), np.random.default_rng(0)).params[0]
    moved = np.abs(runs[0.03][0].params[0] - start).mean(axis=1).reshape(28, 28)
    assert moved[[0, 0, -1, -1], [0, -1, 0, -1]].mean() < moved[10:18, 10:18].mean() / 4


def test_in_the_corners_weights_move_by_a_multiple_of_the_bias(own, ours, runs):
    start = own["build"]((784, 30, 30, 10), np.random.default_rng(0)).params
    moved = [after - before for after, before in zip(runs[0.03][0].params[:2], start[:2], strict=True)]
    corners = [0, 27, 756, 783]
    assert not data.mnist().train_images.reshape(-1, 784)[:, corners].any()
    assert f"{ours['X_train'].min():.3f}" == "-0.424"
    np.testing.assert_allclose(moved[0][corners] / moved[1], -0.424, atol=3e-4)
    assert says("moved by $-0.424$ times")


def test_mnists_centre_of_mass_is_at_fourteen_within_half_a_pixel():
    grey = data.mnist().train_images
    ink = grey.sum(axis=(1, 2))
    for axis in (2, 1):
        centre = grey.sum(axis=axis) @ np.arange(28) / ink
        assert centre.mean() == pytest.approx(14, abs=0.02)
        assert np.mean(np.abs(centre - 14) > 0.5) < 1e-3
    assert says("Row 14, column 14, and hardly ever further off than half a pixel")


def test_the_box_by_hand():
    assert (round(14 - 8.3), round(14 - 4.9)) == (6, 9)
    assert says("becomes 20 × 10", "14 - 8.3 = 5.7 \\approx 6", "14 - 4.9 = 9.1 \\approx 9")


def test_prepared_drawings_are_read(own, ours, runs):
    def scale(images):
        return ((np.reshape(images, (-1, 784)) / 255 - ours["mean"]) / ours["std"]).astype(np.float32)

    prepared = [own["prepare_drawing"](sheet) for sheet in own["drawings"]]
    assert np.sum(runs[0.03][0].forward(scale(prepared)).argmax(axis=1) == np.arange(10)) >= 8


def test_how_much_a_difference_is_worth():
    spread = (10_000 * 0.03 * 0.97) ** 0.5
    assert (round(spread), round(spread / 100, 2)) == (17, 0.17)
    assert says("17 \\text{ images, or } 0.17", "uncertain by 0.17 %")


def test_the_table_of_the_prose_is_that_of_the_board():
    rows = re.findall(r"# \| (.*?) \| ([\d.]+) \| .* \|", SOURCE.read_text())
    assert {name: float(error) for name, error in rows if name in TABLE} == TABLE


def test_the_reference_beats_three_percent_and_its_row(own):
    predict = own["on_renamed"](own["train_mine"], range(10), 0, 0)
    mnist = data.mnist()
    error = 100 * np.mean(predict(mnist.test_images.reshape(-1, 784) / np.float32(255)) != mnist.test_labels)
    assert error < 2.9 < TABLE[own["my_row"]]
