from behave import given


@given("a loan of {days} days")
def loan(context, days):
    assert days == "14", f"{days} days are no loan"
