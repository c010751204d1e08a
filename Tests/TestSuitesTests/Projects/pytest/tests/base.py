class Loan:
    def test_inherited(self):
        assert self.days == 14
