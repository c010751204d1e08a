/// The route of a service that a test is about, as its name says.
///
/// A name that has a route literally (`GET /pets/{id}` in a sentence, a `describe` or a parameter) has that one.
/// Otherwise a name in snake case counts: `test_`, the method, the path, the outcome. `test_get_pets_pet_id_not_found`
/// is about `GET /pets/{pet_id}`. Names in camel case have none: `getUser` names a function more often than a route.
///
/// One underscore cannot tell `/order/items` from `/order_items`. So a word counts as a segment with another one below
/// it only where it is a plural (`users_profile`), and anything else has no route rather than a wrong one. Two
/// underscores say it plainly: in `test_get__order_items__item_id` each piece between them is one segment.
package enum Route {
    /// The route in a test's name, `METHOD /path`; nil where it has none or could have several.
    package static func of(testName: String) -> String? {
        if let literal = LiteralRoute.first(in: testName) { return literal }
        let plain = testName.prefix { $0 != "[" && $0 != "(" }
        let parts = plain.split { ":./>› ".contains($0) }
        // Names of suites and classes stand before the test's, names of subtests behind it.
        for part in parts.reversed() {
            if let route = SnakeRoute(part)?.text { return route }
        }
        return nil
    }
}
