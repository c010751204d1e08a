import Execution
import TestSupport
import Testing

/// Values of secret variables are replaced by their names, however the bytes come.
@Suite struct SecretMaskTests {
    @Test("The value of a secret variable is replaced by its name, every time")
    func replaced() {
        let mask = SecretMask(of: [("API_KEY", "s3cr3t-value"), ("HOME", "/home/ada-lovelace")])
        #expect(
            mask.text("key=s3cr3t-value, s3cr3t-value! in /home/ada-lovelace")
                == "key=[masked: API_KEY], [masked: API_KEY]! in /home/ada-lovelace")
    }

    @Test(
        "The name says what is secret, in any case",
        arguments: [
            "ANTHROPIC_API_KEY", "gh_token", "MySecret", "DB_PASSWORD", "PASSWD", "GOOGLE_APPLICATION_CREDENTIALS",
        ])
    func secretNames(_ name: String) {
        #expect(SecretMask(of: [(name, "12345678")]).text("<12345678>") == "<[masked: \(name)]>")
    }

    @Test("Short values and those of other variables stay", arguments: [("API_KEY", "1234567"), ("HOME", "12345678")])
    func untouched(_ name: String, _ value: String) {
        #expect(SecretMask(of: [(name, value)]).text("<\(value)>") == "<\(value)>")
    }

    @Test("What JSON has escaped is found, too")
    func escaped() {
        let mask = SecretMask(of: [("KEY", "line one\n\"two\"")])
        #expect(mask.text(#"{"text":"line one\n\"two\""}"#) == #"{"text":"[masked: KEY]"}"#)
    }

    @Test("A value that begins with another is masked as a whole, and alone each is masked")
    func nested() {
        let mask = SecretMask(of: [("A_KEY", "abcdefgh"), ("B_KEY", "abcdefghij")])
        #expect(mask.text("abcdefghij abcdefgh") == "[masked: B_KEY] [masked: A_KEY]")
        #expect(mask.text("xabcdefghi") == "x[masked: A_KEY]i")
    }

    @Test("However the bytes are cut into reads, the same comes out")
    func streams() {
        for seed in Seeds.all(300) {
            var generator = SplitMix64(seed: seed)
            let mask = SecretMask(of: [("A_KEY", "aabaabaab"), ("B_KEY", "aabaabaabaac"), ("C_KEY", "bbbbbbbb")])
            let pieces = ["aabaabaab", "aabaabaabaac", "bbbbbbbb", "a", "b", "ab", "aab", "c", "\n"]
            let text = (0..<40).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            var (stream, rest, out) = (mask, Array(text.utf8)[...], [UInt8]())
            while !rest.isEmpty {
                let part = rest.prefix(Int.random(in: 1...6, using: &generator))
                out += stream.take(Array(part))
                rest = rest.dropFirst(part.count)
            }
            out += stream.finish()
            let shown = String(decoding: out, as: UTF8.self)
            #expect(shown == mask.text(text), "TEAMBOT_SEED=\(seed)")
            #expect(!shown.contains("aabaabaab") && !shown.contains("bbbbbbbb"), "TEAMBOT_SEED=\(seed)")
        }
    }
}
