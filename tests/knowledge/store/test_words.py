"""Words are found at a cost that does not grow with what else is asked."""

from __future__ import annotations

from knowledge.model import Scope


def test_passages_are_ranked_once_however_many_are_in_the_scope(store, keep):
    keep("The treaty was signed.", outlet="Wire")
    statements = []
    with store.look() as view:
        view._connection.connection.driver_connection.set_trace_callback(statements.append)
        assert len(view.match("g", ["treaty"], Scope(outlet="wire"), 10)) == 1
        view._connection.connection.driver_connection.set_trace_callback(None)
        matching = next(one for one in statements if "MATCH" in one)
        plan = view._connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {matching}").all()

    # An equals sign in front of the M would stand for a search by each number in turn.
    assert "VIRTUAL TABLE INDEX" in plan[0].detail
    assert "=" not in plan[0].detail
