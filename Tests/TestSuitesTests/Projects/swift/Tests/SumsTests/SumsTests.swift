import Sums
import Testing
import XCTest

@Suite("Sums of (numbers)") struct SumTests {
    @Test func adds() { #expect(sum(1, 1) == 2) }
    @Test func `says it (all)`() { #expect(sum(1, 1) == 3) }
    @Test(arguments: [1, 2]) func many(number: Int) { #expect(sum(number, 1) == 2) }
    @Suite struct Inner {
        @Test func deep() { #expect(sum(1, 1) == 3) }
    }
}

@Test func alone() { #expect(sum(1, 1) == 3) }
@Test func aloneToo() { #expect(sum(1, 1) == 2) }

final class OldTests: XCTestCase {
    func testOld() { XCTAssertEqual(sum(1, 1), 3) }
    func testFine() { XCTAssertEqual(sum(1, 1), 2) }
}
