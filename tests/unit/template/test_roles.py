"""Roles of the template."""

import pytest

from tests.unit.template.resources import listed, names_of, of_type, statements

ANY_RESOURCE: dict[tuple[str, str], str] = {
    # (role, action)            why AWS has no other way
}


def test_no_role_has_a_resource_or_an_action_without_limits() -> None:
    wide = {
        (role, action)
        for role, statement in statements("AWS::IAM::Role", "AWS::IAM::Policy", "AWS::IAM::ManagedPolicy")
        if "Resource" in statement and statement["Effect"] == "Allow"
        for action in listed(statement["Action"])
        if "*" in listed(statement["Resource"]) or "*" in action
    }
    assert wide == set(ANY_RESOURCE)


def test_no_role_carries_a_managed_policy() -> None:
    assert [name for name, role in of_type("AWS::IAM::Role").items() if role.get("ManagedPolicyArns")] == []


def test_every_role_has_the_boundary_that_is_given() -> None:
    boundary = "arn:aws:iam::123456789012:policy/newsroom"
    roles = of_type("AWS::IAM::Role", PermissionsBoundary=boundary)
    assert roles and [name for name, role in roles.items() if role.get("PermissionsBoundary") != boundary] == []
    assert [name for name, role in of_type("AWS::IAM::Role").items() if "PermissionsBoundary" in role] == []


def test_nobody_outside_is_let_in() -> None:
    for name, statement in statements():
        principal = statement.get("Principal")
        if statement["Effect"] == "Allow" and principal is not None:
            assert principal not in ("*", {"AWS": "*"}), name


@pytest.mark.parametrize("function", names_of("AWS::Lambda::Function"))
def test_every_function_has_a_role_of_its_own(function: str) -> None:
    roles = [properties["Role"] for properties in of_type("AWS::Lambda::Function").values()]
    assert roles.count(of_type("AWS::Lambda::Function")[function]["Role"]) == 1
