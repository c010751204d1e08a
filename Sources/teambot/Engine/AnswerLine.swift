import Platform

/// A line that a person types, read so that nobody need wait for it any more when it is not wanted any more.
enum AnswerLine {
    /// Bytes of the longest line that a terminal gives.
    private static let limit = 4_096

    /// The line without its end; nil when there is none, or when the task is cancelled first, which takes nothing of
    /// what is typed.
    static func read() async -> String? {
        guard let (wakeReader, wakeWriter) = try? Descriptor.pipe() else { return nil }
        return await withTaskCancellationHandler {
            await onOwnThread {
                let ready = Readiness.wait(for: [Console.input, wakeReader], seconds: nil)
                // While a shell has the terminal, reading from it would stop the engine.
                guard !ready.contains(1), ready.contains(0), TerminalDevice.isForeground(0),
                    let bytes = try? Console.input.read(limit), !bytes.isEmpty
                else { return nil }
                let text = String(decoding: bytes, as: UTF8.self)
                return text.hasSuffix("\n") ? String(text.dropLast()) : text
            }
        } onCancel: {
            _ = try? wakeWriter.write([1])
        }
    }
}
