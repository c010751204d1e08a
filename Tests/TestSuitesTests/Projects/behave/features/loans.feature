Feature: Loans
  Scenario Outline: Borrow
    Given a loan of <days> days
    Examples:
      | days |
      | 14   |
      | 7    |
