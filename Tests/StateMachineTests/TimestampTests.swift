import StateMachine
import TestSupport
import Testing

/// How moments are written and read.
@Suite struct TimestampTests {
    @Test(
        "Known moments have their known text",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"),
            (-1, "1969-12-31T23:59:59.999Z"),
            (-86_400_000, "1969-12-31T00:00:00.000Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (1_709_251_199_999, "2024-02-29T23:59:59.999Z"),
            (1_795_235_915_123, "2026-11-21T04:38:35.123Z"),
            (4_107_542_399_000, "2100-02-28T23:59:59.000Z"),
            (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
            (-2_208_988_800_000, "1900-01-01T00:00:00.000Z"),
        ] as [(Int64, String)])
    func knownMoments(milliseconds: Int64, text: String) {
        #expect(Timestamp(milliseconds: milliseconds).description == text)
        #expect(Timestamp(text)?.milliseconds == milliseconds)
    }

    @Test("Every moment of the years 0 to 9999 survives being written and read")
    func roundTrip() {
        for seed in Seeds.all(2_000) {
            var generator = SplitMix64(seed: seed)
            let moment = Timestamp(
                milliseconds: Int64.random(in: -62_167_219_200_000...253_402_300_799_999, using: &generator))
            #expect(Timestamp(moment.description) == moment, "TEAMBOT_SEED=\(seed)")
        }
    }

    @Test(
        "Anything else is no moment",
        arguments: [
            "", "2026-11-21", "2026-11-21T04:38:35Z", "2026-11-21 04:38:35.123Z", "2026-13-21T04:38:35.123Z",
            "2026-00-21T04:38:35.123Z", "2026-02-29T04:38:35.123Z", "2026-04-31T00:00:00.000Z",
            "2026-11-21T24:38:35.123Z", "2026-11-21T04:60:35.123Z", "2026-11-21T04:38:35.12xZ",
            "+026-11-21T04:38:35.123Z", "2026-11-21T04:38:35.123z", "２026-11-21T04:38:35.1Z",
        ])
    func refused(text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test("A clock that was set back gives no negative duration")
    func neverNegative() {
        let early = Timestamp(milliseconds: 1_000)
        let late = Timestamp(milliseconds: 3_500)
        #expect(late.seconds(since: early) == 2.5)
        #expect(early.seconds(since: late) == 0)
        #expect(early < late)
    }
}
