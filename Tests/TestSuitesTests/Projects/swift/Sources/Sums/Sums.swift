/// The sum of two numbers.
public func sum(_ one: Int, _ other: Int) -> Int { one + other }
