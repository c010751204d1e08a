import Platform
import StateMachine

/// Which runner plays each agent now, and which agents are to be left alone for a while.
final class AgentBench: Sendable {
    private struct Seat {
        var runners: [Runner]
        var breaker = QuotaBreaker()
        /// Until when nobody asks, on the clock that is never set, and why.
        var until = 0.0
        /// Why it is not waited for any more.
        var refusal: String?
    }

    /// What follows from an answer that says nothing about the work.
    enum Consequence: Sendable, Equatable {
        /// Another runner takes over.
        case replaced(by: Runner)
        /// It is asked again after so many seconds.
        case paused(Double)
        /// Nobody is ready to wait so many seconds.
        case tooLong(Double)
    }

    private let seats: Locked<[String: Seat]>
    private let maximumWait: Double

    init(_ agents: [Agent], maximumWait: Double) {
        var seats: [String: Seat] = [:]
        for agent in agents { seats[agent.name] = Seat(runners: [agent.runner] + agent.fallback) }
        self.seats = Locked(seats)
        self.maximumWait = maximumWait
    }

    /// Who plays the agent now.
    func runner(of agent: String) -> Runner? { seats.withLock { $0[agent]?.runners.first } }

    /// Seconds for which the agent is to be left alone.
    func secondsToWait(for agent: String, now: Double) -> Double {
        seats.withLock { max(0, ($0[agent]?.until ?? 0) - now) }
    }

    /// Why the agent is not waited for any more; nil where it is.
    func refusal(of agent: String) -> String? { seats.withLock { $0[agent]?.refusal } }

    /// Takes the next runner; nil where there is none. Attempts of the same agent that fail at once move it one step.
    func replace(_ runner: String, of agent: String) -> Runner? {
        seats.withLock { seats in
            guard var seat = seats[agent], let current = seat.runners.first else { return nil }
            if current.name == runner {
                guard seat.runners.count > 1 else { return nil }
                seat.runners.removeFirst()
                seat.breaker.reset()
                seat.until = 0
                seats[agent] = seat
            }
            return seat.runners.first
        }
    }

    /// A runner of the agent has met a limit that ends by itself.
    func limit(
        _ runner: String, of agent: String, stated: Double?, now: Double, chance: Double
    ) -> Consequence {
        if let next = replace(runner, of: agent) { return .replaced(by: next) }
        return seats.withLock { seats in
            guard var seat = seats[agent] else { return .tooLong(0) }
            defer { seats[agent] = seat }
            // Another attempt of the agent has met the same limit a moment ago.
            if seat.until > now { return .paused(seat.until - now) }
            switch seat.breaker.trip(stated: stated, maximum: maximumWait, chance: chance) {
            case .wait(let seconds):
                seat.until = now + seconds
                return .paused(seconds)
            case .tooLong(let seconds): return .tooLong(seconds)
            }
        }
    }

    /// The agent is not waited for any more.
    func refuse(_ agent: String, because sentence: String) { seats.withLock { $0[agent]?.refusal = sentence } }

    /// The agent has answered.
    func answered(_ agent: String) { seats.withLock { $0[agent]?.breaker.reset() } }
}
