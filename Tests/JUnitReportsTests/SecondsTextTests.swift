import Testing

@testable import JUnitReports

@Suite struct SecondsTextTests {
    @Test(
        "Times are understood in any locale's form",
        arguments: [
            ("0", 0), ("1.5", 1.5), ("0,5", 0.5), (",5", 0.5), (".5", 0.5), ("1,234.5", 1_234.5), ("1.234,5", 1_234.5),
            ("1 234.5", 1_234.5), ("1\u{a0}234,5", 1_234.5), ("1\u{202f}234,5", 1_234.5), ("1'234.5", 1_234.5),
            ("1’234.5", 1_234.5), ("12,34,567.5", 1_234_567.5), ("1,234,567", 1_234_567), ("1.234.567", 1_234_567),
            ("1,234", 1.234), ("1.234", 1.234), (" 2.5 ", 2.5), ("6e-05", 6e-05), ("1E3", 1_000), ("+1.5", 1.5),
            ("٠٫٥", 0.5), ("١٬٢٣٤٫٥", 1_234.5), ("PT1.5S", 1.5), ("PT1H2M3S", 3_723), ("1.5s", 1.5), ("1.5 s", 1.5),
            ("150ms", 0.15), ("150 ms", 0.15), ("1.", 1),
        ])
    func understood(text: String, seconds: Double) throws {
        let read = try #require(SecondsText.seconds(text), "\(text)")
        #expect(abs(read - seconds) < 1e-9)
    }

    @Test(
        "What is no time is none, and no error",
        arguments: [
            "", " ", "-1", "-0,5", "nan", "NaN", "inf", "infinity", "0x10", "abc", "1.2.3", "1,2,3", "1,23.4", "1..2",
            "1e999", "PT", "PTS", "P1D", "--", "s", "1 2 3", "½", "'", ".", "e5", "1-2",
        ])
    func none(text: String) {
        #expect(SecondsText.seconds(text) == nil)
    }
}
