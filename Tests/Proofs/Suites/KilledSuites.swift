import Platform
import TestSupport

/// The suites of a proof: what each does, and what must be told of it.
struct KilledSuites: Sendable {
    /// How a program behaves.
    enum Conduct: String, Sendable {
        case passes
        /// Its first attempt in a round fails, and the second does not.
        case wavers
        /// It fails until it has been mended.
        case fails1, fails2
        /// Its runner expects no report.
        case leavesNoReport
        /// It mends what fails.
        case fixes

        /// How many tests it reports.
        var tests: Int { self == .leavesNoReport ? 1 : self == .passes ? 5 : 3 }

        /// How many fixes it needs.
        var neededFixes: Int { self == .fails1 ? 1 : self == .fails2 ? 2 : 0 }

        /// Whether an attempt fails.
        func fails(isFirst: Bool, fixes: Int) -> Bool { self == .wavers ? isFirst : fixes < neededFixes }
    }

    /// A suite and its share.
    struct Member: Sendable {
        let name: String
        let conduct: Conduct
        let microseconds: Int
        var needs: [String] = []
    }

    /// Where the programs write down that they live.
    let ledger: Ledger
    let members: [Member]
    private let workers: Int
    private let isParallel: Bool

    /// Draws suites by lot.
    init(ledger: Ledger, _ random: inout SplitMix64, canBeSequential: Bool) {
        self.ledger = ledger
        func time() -> Int { [2_000, 30_000, 80_000, 200_000].randomElement(using: &random) ?? 0 }
        let broken = [Conduct.passes, .fails1, .fails2].randomElement(using: &random) ?? .passes
        var members = [
            Member(name: "quick", conduct: .passes, microseconds: time()),
            Member(name: "shaky", conduct: .wavers, microseconds: time()),
            Member(name: "broken", conduct: broken, microseconds: time()),
        ]
        if random.oneIn(2) {
            members.append(
                Member(
                    name: "late", conduct: .leavesNoReport, microseconds: time(),
                    needs: random.oneIn(2) ? ["quick"] : []))
        }
        self.members = members
        workers = Int.random(in: 2...4, using: &random)
        isParallel = !canBeSequential || !random.oneIn(4)
    }

    /// How often something has been mended.
    static func fixes(of ledger: Ledger) throws -> Int {
        let path = place(of: ledger)
        return FileSystem.exists(path) ? try FileSystem.read(path).count : 0
    }

    /// Mends once.
    static func fix(_ ledger: Ledger) throws { try Descriptor.appending(place(of: ledger)).write("x".utf8) }

    private static func place(of ledger: Ledger) -> String { FileSystem.parent(of: ledger.path) + "/fixed" }

    /// How many rounds fail before all pass.
    var failingRounds: Int { members.map(\.conduct.neededFixes).max() ?? 0 }

    /// How long all of it takes at most, in microseconds, besides what teambot takes itself.
    var work: Int { members.reduce(0) { $0 + $1.microseconds } * (1 + failingRounds) }

    /// The content of `stages.json`.
    var text: String {
        let suites = members.map { member in
            let runner = member.conduct == .leavesNoReport ? "exit-status" : "junit"
            let needs = member.needs.map { "\"\($0)\"" }.joined(separator: ", ")
            return "\"\(member.name)\": { \"runner\": \"\(runner)\", \"needs\": [\(needs)], \"command\": "
                + command(member.name, member.conduct, member.microseconds) + " }"
        }
        let names = members.map { "\"\($0.name)\"" }.joined(separator: ", ")
        return """
            {
              "version": 1,
              "max_concurrent": \(workers),
              "agents": { "fixer": { "persona": "builder", "command": \(command("fixer", .fixes, 4_000)) } },
              "suites": {
                \(suites.joined(separator: ",\n    "))
              },
              "test_run": { "parallel": \(isParallel), "max_workers": \(isParallel ? "\(workers)" : "null"), "retries": 1 },
              "stages": {
                "TEST": { "suites": [\(names)], "work_agent": "fixer", "max_iterations": 3, "next_stages": ["END"] },
                "END": { "next_stages": [] }
              }
            }

            """
    }

    private func command(_ name: String, _ conduct: Conduct, _ microseconds: Int) -> String {
        let words = [Workshop.proofs, "suite", ledger.path, name, conduct.rawValue, "\(microseconds)"]
        return "[" + words.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
    }
}
