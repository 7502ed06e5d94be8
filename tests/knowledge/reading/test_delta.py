"""What training changed comes back from few numbers, as nearly as they allow."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from knowledge.reading.delta import packed, unpacked  # noqa: E402


def state(seed, rank=None):
    """Return the numbers of a made-up network; changes to its matrix of a rank."""
    made = torch.Generator().manual_seed(seed)
    thin = torch.randn(40, rank or 40, generator=made) @ torch.randn(rank or 40, 60, generator=made)
    return {"matrix": thin / 40, "bias": torch.randn(40, generator=made), "still": torch.ones(3)}


def test_changes_of_few_directions_come_back_and_take_few_numbers():
    before = state(1)
    after = {name: before[name] + change for name, change in state(2, rank=4).items()}
    after["still"] = before["still"]
    changes = packed(before, after, rank=4)
    back = unpacked(before, changes)

    assert set(changes) == {"matrix.tall", "matrix.wide", "bias"}
    assert sum(one.numel() for one in changes.values()) == 4 * (40 + 60) + 40
    for name, values in after.items():
        assert torch.allclose(back[name], values, atol=2e-3), name


def test_more_directions_come_nearer():
    before, after = state(1), state(3)
    far, near = (
        (unpacked(before, packed(before, after, rank))["matrix"] - after["matrix"]).norm()
        for rank in (4, 30)
    )

    assert near < far / 2


def test_a_change_of_what_is_not_there_is_refused():
    with pytest.raises(KeyError):
        unpacked({}, {"other": torch.ones(2)})
