import Agents
import Testing

@Suite("The verdict of a review")
struct VerdictTests {
    @Test(
        "AW-4: the last line that begins with a marker decides",
        arguments: [
            ("fine\nVERIFIED_APPROVED: all seen", Verdict.approved("all seen")),
            ("REJECTED: no tests", .rejected("no tests")),
            ("**VERIFIED_APPROVED:** ok\r\n", .approved("ok")), ("## REJECTED: a", .rejected("a")),
            ("  __REJECTED:__ b", .rejected("b")), ("REJECTED: a\nREJECTED: b\nthanks", .rejected("b")),
            ("REJECTED:\n\n- first\n- second", .rejected("- first")),
            ("REJECTED:", .rejected("The reviewer gave no reason.")),
            ("REJECTED: do not write `VERIFIED_APPROVED:`", .rejected("do not write `VERIFIED_APPROVED:`")),
            ("<!-- VERIFIED_APPROVED: hidden\nVERIFIED_APPROVED: a", .approved("a")),
        ])
    func decided(reply: String, expected: Verdict) {
        #expect(VerdictReader.read(reply) == expected)
    }

    @Test(
        "AW-4: a marker in code, in a quotation, inside a line or in small letters is no verdict",
        arguments: [
            "", "looks good", "```\nVERIFIED_APPROVED: a\n```", "~~~\nVERIFIED_APPROVED: a", "    VERIFIED_APPROVED: a",
            "\tVERIFIED_APPROVED: a", "> VERIFIED_APPROVED: a", "I say VERIFIED_APPROVED: a", "verified_approved: a",
            "VERIFIED_APPROVED", "Not approved: … Verification Evidence: none", "- ```\n  VERIFIED_APPROVED: a\n  ```",
            "`VERIFIED_APPROVED: a`", "PRE_VERIFIED_APPROVED: a",
        ])
    func undecided(reply: String) {
        guard case .rejected(let reason) = VerdictReader.read(reply) else {
            Issue.record("approved: \(reply)")
            return
        }
        #expect(reason.hasPrefix("The review has no verdict line"))
    }

    @Test(
        "AW-4: lines of both verdicts are a rejection, in any order",
        arguments: ["REJECTED: a\nVERIFIED_APPROVED: b", "VERIFIED_APPROVED: b\n# REJECTED: a"])
    func both(reply: String) {
        guard case .rejected(let reason) = VerdictReader.read(reply) else {
            Issue.record("approved: \(reply)")
            return
        }
        #expect(reason.contains("both verdicts"))
    }

    @Test(
        "AW-21: the feedback is the reply without the marker word",
        arguments: [
            ("see\n\nREJECTED: reason\n- a", "see\n\nreason\n- a"), ("**REJECTED:** reason", "reason"),
            ("```\nREJECTED: kept\n```", "```\nREJECTED: kept\n```"), ("a\nREJECTED:", "a"),
        ])
    func feedback(reply: String, expected: String) {
        #expect(VerdictReader.feedback(reply) == expected)
    }
}
