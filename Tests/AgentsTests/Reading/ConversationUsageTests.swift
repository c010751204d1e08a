import Agents
import Execution
import RunStorage
import StateMachine
import Testing

/// Claude tells the cost and Codex the tokens of the whole conversation: measured with three turns of each.
@Suite("What a turn of a conversation has used")
struct ConversationUsageTests {
    private func usage(_ runner: String, _ text: String, earlier: Usage) -> Usage? {
        var order = ReadingOrder(runner: runner, continuesSession: true)
        order.usedBefore = earlier
        guard var reader = OutputReaders.reader(for: order) else { return nil }
        reader.take(output: Array(text.utf8)[...])
        return reader.finish(Reading.result(0)).record.usage
    }

    private func claude(_ cost: String) -> String {
        #"{"type":"result","subtype":"success","is_error":false,"stop_reason":"end_turn","result":"hi","#
            + #""total_cost_usd":\#(cost),"usage":{"input_tokens":100,"output_tokens":20}}"# + "\n"
    }

    private func codex(_ input: Int, _ output: Int) -> String {
        #"{"type":"item.completed","item":{"id":"i","type":"agent_message","text":"hi"}}"# + "\n"
            + #"{"type":"turn.completed","usage":{"input_tokens":\#(input),"cached_input_tokens":0,"output_tokens":\#(output)}}"#
            + "\n"
    }

    @Test("The cost that Claude has told before is not counted again, its tokens are those of the turn")
    func claudesCost() throws {
        let used = try #require(
            usage("claude", claude("0.75"), earlier: Usage(inputTokens: 200, outputTokens: 40, costUSD: 0.5)))
        #expect(used.costUSD == 0.25 && used.inputTokens == 100 && used.outputTokens == 20)
    }

    @Test("A cost that is no larger than the one before is that of the turn alone")
    func newCount() {
        #expect(usage("claude", claude("0.25"), earlier: Usage(costUSD: 0.5))?.costUSD == 0.25)
    }

    @Test("The tokens that Codex has told before are not counted again")
    func codexsTokens() throws {
        let used = try #require(usage("codex", codex(300, 60), earlier: Usage(inputTokens: 200, outputTokens: 40)))
        #expect(used.inputTokens == 100 && used.outputTokens == 20)
        let first = try #require(usage("codex", codex(100, 20), earlier: Usage()))
        #expect(first.inputTokens == 100 && first.outputTokens == 20)
    }
}
