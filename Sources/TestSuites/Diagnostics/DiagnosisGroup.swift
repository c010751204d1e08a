/// Failures that have the same cause, as far as one can tell.
package struct DiagnosisGroup: Sendable, Equatable {
    /// Why all of them failed.
    package private(set) var diagnosis: Diagnosis
    /// Those that did, in the order of the suites and their reports; never empty.
    package private(set) var members: [DiagnosedFailure]

    /// What makes failures equal.
    private struct Key: Hashable {
        var category: DiagnosisCategory
        var rule: String
        var shape: String

        init(_ member: DiagnosedFailure) {
            category = member.diagnosis.category
            rule = member.diagnosis.rule
            let message = member.failure.message
            // Where the message says nothing ("Failed"), what told the cause tells the causes apart.
            let told = message.contains(member.diagnosis.evidence) ? "" : member.diagnosis.evidence
            shape = MessageShape.of(message) + "\n" + MessageShape.of(told)
        }
    }

    /// Diagnoses failures by the rules and puts those of the same cause together, the largest group first.
    package static func groups(of failures: [Failure]) -> [DiagnosisGroup] {
        var groups: [DiagnosisGroup] = []
        var numbers: [Key: Int] = [:]
        for member in failures.map(DiagnosedFailure.init) {
            let key = Key(member)
            if let number = numbers[key] {
                groups[number].members.append(member)
            } else {
                numbers[key] = groups.count
                groups.append(DiagnosisGroup(diagnosis: member.diagnosis, members: [member]))
            }
        }
        return groups.enumerated().sorted {
            ($1.element.members.count, $0.offset) < ($0.element.members.count, $1.offset)
        }.map(\.element)
    }

    /// The groups with an agent's diagnoses, by their places; where it has none, the rules' one holds.
    package static func explained(_ groups: [DiagnosisGroup], by diagnoses: [Diagnosis?]) -> [DiagnosisGroup] {
        var explained = groups
        for (number, diagnosis) in zip(groups.indices, diagnoses) {
            if let diagnosis { explained[number].explain(by: diagnosis) }
        }
        return explained
    }

    /// Gives it and each of its members the diagnosis of someone who knows more; the evidence stays.
    private mutating func explain(by diagnosis: Diagnosis) {
        self.diagnosis = diagnosis
        for number in members.indices {
            let evidence = members[number].diagnosis.evidence
            members[number].diagnosis = diagnosis
            members[number].diagnosis.evidence = evidence
        }
    }
}
