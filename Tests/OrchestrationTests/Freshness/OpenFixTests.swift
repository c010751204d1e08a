import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

@testable import Orchestration

/// The engine is lost while a review's fix is at work: what the fix has made is the fix's.
@Suite struct OpenFixTests {
    private static var workflow: Workflow {
        var read = Stage(name: "READ", kind: .command(["true"]), artifacts: ["r.md"], nextStages: ["REVIEW"])
        read.inputs = ["w.md"]
        return Workflow(
            stages: [
                Stage(name: "WORK", kind: .command(["true"]), artifacts: ["w.md"], nextStages: ["READ"]), read,
                Stage(
                    name: "REVIEW", kind: .review, workAgent: "builder-1", reviewAgent: "reviewer",
                    nextStages: ["END"]),
                Stage(name: "END", kind: .command(["true"]), artifacts: ["e.md"]),
            ], maxConcurrent: 1, reviewOfWork: ["WORK": "REVIEW"])
    }

    /// The run as it was left right after the fix had begun, with all that it has written by now.
    private static func killed() async throws -> Workshop {
        let shop = try Workshop(workflow)
        let hands = shop.hands { order, shop in
            switch (order.stage, order.role) {
            case ("WORK", _): shop.write("good", as: "w.md")
            case ("READ", _): shop.write("read good", as: "r.md")
            case ("END", _): shop.write("end", as: "e.md")
            case (_, .fix):
                shop.say("I have changed it as you wanted.", in: order)
                shop.write("better", as: "w.md")
            default: shop.say(order.number == 1 ? "REJECTED: no\n" : "VERIFIED_APPROVED: yes\n", in: order)
            }
        }
        #expect(await shop.bench.run(hands) == .complete)
        let events = shop.bench.events.withLock { $0 }
        let fix = try #require(events.firstIndex { $0.name == .attemptStarted && $0.role == .fix })
        return Workshop(shop.bench.cut(after: Array(events[...fix])))
    }

    @Test("Neither the work that it revises nor what has read it is stale, also for who reads only the state's file")
    func nobodysChange() async throws {
        let shop = try await Self.killed()
        #expect(shop.text("w.md") == "better")
        #expect(try shop.staleNames() == [])
        #expect(try shop.staleNames(logged: false) == [])
    }

    @Test("A resume takes its result and tells nobody of a stranger", arguments: [nil, true])
    func taken(refresh: Bool?) async throws {
        let shop = try await Self.killed()
        let hands = shop.hands { order, shop in
            switch order.stage {
            case "READ": shop.write("read better", as: "r.md")
            case "END": shop.write("end", as: "e.md")
            default: shop.say("VERIFIED_APPROVED: yes\n", in: order)
            }
        }
        #expect(await shop.bench.run(hands, refresh: refresh) == .complete)
        #expect(!hands.started.contains { $0.hasPrefix("WORK") }, "\(hands.started)")
        #expect(shop.text("w.md") == "better")
        #expect(shop.bench.events(.artifactsChanged) == [])
        #expect(shop.bench.state.stages[0].revision == 1)
        #expect(try shop.staleNames() == (refresh == true ? [] : ["READ"]))
    }
}
