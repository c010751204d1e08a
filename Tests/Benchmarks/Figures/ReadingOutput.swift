import Agents
import Execution
import Glibc
import Platform
import RunStorage
import StateMachine

extension Benchmark {
    /// What it costs to read the output of an agent that has worked for days: a stream of 100 MB.
    static let reading = Benchmark(name: "reading") { _ in
        let block = AgentLog.block(megabytes: 2)
        guard var reader = OutputReaders.reader(for: ReadingOrder(runner: "claude")) else {
            throw BenchmarkError("There is no reader for claude.")
        }
        forgetPeak()
        let began = processorSeconds()
        var bytes = 0
        var news = 0
        while bytes < 100 << 20 {
            for start in stride(from: 0, to: block.count, by: 64 << 10) {
                reader.take(output: block[start..<min(block.count, start + 64 << 10)])
                news += reader.news().count
            }
            bytes += block.count
        }
        reader.take(output: Array(AgentLog.ending.utf8)[...])
        let now = Timestamp(milliseconds: 0)
        var result = AttemptResult(reason: .exited, startedAt: now, finishedAt: now, durationSeconds: 1)
        result.exitStatus = 0
        let reading = reader.finish(result)
        let seconds = processorSeconds() - began
        guard reading.record.outcome == .completed, reading.reply == Array("Done.".utf8), news > 0 else {
            throw BenchmarkError("The log was not understood: \(reading.record.sentence ?? "").")
        }
        return [
            Row("reading 100 MB of stream-json", seconds, limit: 2, unit: "s of processor", note: "\(news) news"),
            Row("its peak memory, all in all", peakMegabytes(), limit: 32, unit: "MB"),
        ]
    }

    private static func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Lets the peak begin at what is used now.
    private static func forgetPeak() {
        guard let file = fopen("/proc/self/clear_refs", "w") else { return }
        fputs("5", file)
        fclose(file)
    }

    private static func peakMegabytes() -> Double {
        let status = String(decoding: (try? FileSystem.read("/proc/self/status")) ?? [], as: UTF8.self)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return Double(line?.split(separator: " ").dropLast().last.flatMap { Int($0) } ?? 0) / 1_024
    }
}

/// A log as Claude Code writes it: what it says, the tools it uses, and what they print.
enum AgentLog {
    /// Lines of some megabytes.
    static func block(megabytes: Int) -> [UInt8] {
        var text = ""
        var number = 0
        while text.utf8.count < megabytes << 20 {
            number += 1
            text += says(number) + uses(number) + prints(number)
        }
        return Array(text.utf8)
    }

    /// The final record.
    static let ending = #"""
        {"duration_api_ms":72,"stop_reason":"end_turn","session_id":"5dd36630","total_cost_usd":0.5,"usage":{"input_tokens":1,"output_tokens":2},"permission_denials":[],"terminal_reason":"completed","is_error":false,"subtype":"success","result":"Done.","type":"result"}

        """#

    private static let usage =
        #""usage":{"input_tokens":4,"cache_creation_input_tokens":812,"cache_read_input_tokens":18044,"output_tokens":27}"#

    private static func envelope(_ number: Int, _ content: String) -> String {
        #"{"type":"assistant","message":{"id":"msg_\#(number)","type":"message","role":"assistant","model":"model","#
            + #""content":[\#(content)],"stop_reason":null,"stop_sequence":null,\#(usage)},"#
            + #""parent_tool_use_id":null,"session_id":"e3fbba89-b905-4b42","uuid":"d743d243-ec2c-4c7b-\#(number)"}"#
            + "\n"
    }

    private static func says(_ number: Int) -> String {
        let text = String(repeating: "I look at the parser and change what \\\"must\\\" be changed.\\n", count: 4)
        return envelope(number, #"{"type":"text","text":"\#(text)"}"#)
    }

    private static func uses(_ number: Int) -> String {
        let code = String(repeating: "    let value = try reader.value(depth: 0)\\n", count: 12)
        return envelope(
            number,
            #"{"type":"tool_use","id":"toolu_\#(number)","name":"Edit","input":{"file_path":"/work/a\#(number % 9).swift","#
                + #""old_string":"\#(code)","new_string":"\#(code)"}}"#)
    }

    private static func prints(_ number: Int) -> String {
        let output = String(
            repeating: "\(number)\\tfunc next(_ rest: inout ArraySlice<UInt8>) -> Record? {\\n", count: 40)
        return #"{"type":"user","message":{"role":"user","content":[{"tool_use_id":"toolu_\#(number)","#
            + #""type":"tool_result","content":"\#(output)"}]},"tool_use_result":{"stdout":"\#(output)","stderr":""},"#
            + #""session_id":"e3fbba89-b905-4b42"}"# + "\n"
    }
}
