import Sessions
import Testing

@Suite("Sessions: names of runs")
struct RunIDTests {
    @Test("A run's identity begins with its moment, so that names sort by time")
    func moment() {
        #expect(RunID.make(at: 0).hasPrefix("19700101-000000-"))
        #expect(RunID.make(at: 0).count == 24)
    }
}
