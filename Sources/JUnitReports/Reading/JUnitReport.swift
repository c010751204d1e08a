package import RunStorage
import Platform

/// Reads reports in the form that JUnit's Ant task once had and that every test tool writes in its own way.
package enum JUnitReport {
    /// Reads a file and tells each line, `end` last; false where somebody wanted no more, and then there is no `end`.
    package static func read(
        _ path: String, counting repetitions: Repetitions, tell: @escaping (ReportLine) -> Bool
    ) -> Bool {
        let file: Descriptor
        do throws(SystemError) {
            file = try Descriptor.readingAtOnce(path)
            guard try file.isRegular() else {
                return tell(unreadable(path, "\(path) is no regular file; name a file that a test tool has written."))
            }
        } catch { return tell(unreadable(path, error.description)) }
        let receiver = ReportReader(repetitions, tell: tell)
        let reader = MarkupReader(MarkupSource(file), to: receiver)
        let outcome = reader.read()
        guard receiver.refusal != .output else { return false }
        let finding = ReportFinding(outcome, reader.source, receiver)
        return tell(.end(finding.end(of: path, tests: receiver.count)))
    }

    private static func unreadable(_ path: String, _ problem: String) -> ReportLine {
        .end(ReportEnd(file: path, form: .unreadable, problem: problem, tests: 0))
    }
}
