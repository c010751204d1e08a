import Agents
import Execution
import Orchestration
package import Platform
package import Reporting
package import RunStorage
package import StateMachine

/// Tells the commands of `notify` what happens, beside the engine: whatever they do, the run goes as without them.
package final class Notifier: Sendable {
    private let queues: [NotificationQueue]
    private let run: RunDirectory
    private let runID: String
    private let commands: RunCommands
    /// The end of the run: it is told last, when all that it names is there.
    private let end = Locked<(Event, RunState)?>(nil)

    /// Prepares the commands of a workflow.
    package init(
        _ workflow: Workflow, of run: RunDirectory, _ state: RunState, _ commands: RunCommands,
        tell: @escaping @Sendable (String) -> Void
    ) {
        self.run = run
        runID = state.runID
        self.commands = commands
        let user = CurrentProcess.environment
        let mask = RunContext.mask(for: workflow, user)
        queues = workflow.notifications.map { notification in
            NotificationQueue(
                notification, project: state.project,
                environment: VariableAllowList.passed(
                    from: user.map { ($0.name, $0.value) }, extra: Self.desktop + notification.passedVariables
                ).map { "\($0.0)=\($0.1)" }
            ) {
                tell("warning: \(mask.text($0))")
            }
        }
    }

    /// By what a program finds the desktop of its user.
    private static let desktop = ["DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "DBUS_SESSION_BUS_ADDRESS"]

    /// Takes an event; the commands that want it are called on threads of their own.
    package func observe(_ event: Event, _ state: RunState) {
        guard event.name != .runEnded else { return end.withLock { $0 = (event, state) } }
        tell(event, state)
    }

    private func tell(_ event: Event, _ state: RunState) {
        guard !queues.isEmpty, let moment = NotifiedMoment(event) else { return }
        let message = NotificationText(
            moment: moment, event: event, state: state, runDirectory: run.path, feature: run.feature, runID: runID,
            commands: commands)
        for queue in queues where queue.notification.moments.contains(moment) {
            queue.add(message.json, variables: message.variables)
        }
    }

    /// Tells how the run ended, and waits for what is still to be told: no longer than one call may take, and no longer
    /// than the user wants, who says so with a signal.
    package func finish(_ outcome: Outcome, _ state: RunState, signals: Descriptor? = nil) {
        if let (event, state) = end.withLock({ $0 }) {
            tell(event, state)
        } else if case .storageFailure(let sentence) = outcome {
            // The end itself could not be recorded.
            let ended = Event(.runEnded).with {
                $0.status = RunStatus.error.rawValue
                $0.error = sentence
                $0.at = Timestamp(milliseconds: SystemClock.wallMilliseconds())
            }
            tell(ended, state)
        }
        let begin = SystemClock.monotonicSeconds()
        var isWanted = true
        for queue in queues {
            let end = begin + queue.notification.timeoutSeconds
            isWanted = queue.finish(until: isWanted ? end : begin, signals: signals) && isWanted
        }
    }
}
