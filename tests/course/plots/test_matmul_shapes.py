from course import figure
from course.plots.matmul_shapes import matmul_shapes


def test_every_product_is_drawn_with_its_sizes(monkeypatch):
    told = []

    def show(fig, *, alt, caption="", width=None):
        told.append((alt, [text.get_text() for text in fig.axes[0].texts]))
        figure.picture(fig, alt=alt, caption=caption)

    monkeypatch.setattr(figure, "show", show)
    matmul_shapes(2, 3, 4)
    alt, texts = told[0]
    assert "dX = dZ Wᵀ: 2×4 times 4×3 gives 2×3" in alt
    assert "dW = Xᵀ dZ: 3×2 times 2×4 gives 3×4" in alt
    assert {"2 × 3", "3 × 4", "2 × 4", "4 × 3", "3 × 2", "dW", "Xᵀ"} <= set(texts)
