import Testing

@testable import TestSuites

@Suite("The route that a test is about")
struct RouteTests {
    @Test(
        "is told by a name in snake case",
        arguments: [
            ("test_get_pets_success", "GET /pets"),
            ("test_get_pets_pet_id_success", "GET /pets/{pet_id}"),
            ("test_delete_pets_pet_id_error", "DELETE /pets/{pet_id}"),
            ("test_get_users_profile_success", "GET /users/profile"),
            ("get_pets", "GET /pets"),
            ("TEST_POST_PETS_INVALID_DATA", "POST /pets"),
            ("test_put_posts_post_slug", "PUT /posts/{post_slug}"),
            ("test_patch_users_user_uuid_cards_card_pk_invalid_params", "PATCH /users/{user_uuid}/cards/{card_pk}"),
            ("test_get_api_v2_pets", "GET /api/v2/pets"),
            ("test_get_people_person_id", "GET /people/{person_id}"),
        ])
    func snakeCase(name: String, route: String) { #expect(Route.of(testName: name) == route) }

    @Test(
        "is none where the name tells none",
        arguments: [
            "test_something_random", "test_getter", "test_get", "test_get_", "test_get_success", "test_login",
            "test_gets_pets", "a user gets pets", "", "test_", "[a]", "testGetPets", "TestGetPets", "getPets()",
        ])
    func none(name: String) { #expect(Route.of(testName: name) == nil) }

    @Test(
        "does not contain parameters",
        arguments: [
            "test_get_pets_success[a b]", "test_get_pets[chromium]", "test_get_pets(count: 2)", "test_get_pets[x::y/z]",
        ])
    func parameters(name: String) { #expect(Route.of(testName: name) == "GET /pets") }

    @Test(
        "does not contain what the outcome or the circumstances are",
        arguments: [
            "not_found", "unauthorized", "forbidden", "missing_name", "invalid", "error", "404", "returns_200",
            "with_filter", "without_token", "_not_found", "__success", "invalid_id", "as_admin", "no_such_pet",
        ])
    func outcomes(end: String) { #expect(Route.of(testName: "test_get_pets_\(end)") == "GET /pets") }

    @Test("has no empty segments, and keeps its parameter, before an outcome behind two underscores")
    func doubleUnderscoreBeforeOutcome() {
        #expect(Route.of(testName: "test_get_pets_pet_id__not_found") == "GET /pets/{pet_id}")
    }

    @Test(
        "is exact where two underscores separate its segments",
        arguments: [
            ("test_get__order_items", "GET /order_items"),
            ("test_get_pets__pet_id", "GET /pets/{pet_id}"),
            ("test_get__order_items__order_item_id__not_found", "GET /order_items/{order_item_id}"),
            ("test_post__users___saved_carts", "POST /users/saved_carts"),
        ])
    func explicit(name: String, route: String) { #expect(Route.of(testName: name) == route) }

    @Test(
        "is none rather than a wrong one where a resource may have several words",
        arguments: [
            "test_get_order_items", "test_get_order_items_item_id", "test_get_order_item_id", "test_get_status_reports",
            "test_get_users_profile_settings",
        ])
    func ambiguous(name: String) { #expect(Route.of(testName: name) == nil) }

    @Test(
        "is found behind names of modules and classes, and before those of subtests",
        arguments: [
            "tests.test_pets.TestPets.test_get_pets_success", "tests/test_pets.py::TestPets::test_get_pets_success",
            "shop::tests::get_pets", "ShopTests.test_get_pets()", "TestShop/test_get_pets/no_name",
            "shop > pets > test_get_pets",
        ])
    func qualified(name: String) { #expect(Route.of(testName: name) == "GET /pets") }

    @Test(
        "is taken literally where it is written out",
        arguments: [
            ("GET /pets/{id}", "GET /pets/{id}"),
            ("shop › pets › GET /pets/:id › returns 404", "GET /pets/{id}"),
            ("describe the shop > DELETE /pets/{id}: answers 403", "DELETE /pets/{id}"),
            ("test_route[POST /pets?x=1]", "POST /pets"),
            ("answers `GET /v1/order_items/` quickly", "GET /v1/order_items"),
            ("GET / is the start page", "GET /"),
        ])
    func literal(name: String, route: String) { #expect(Route.of(testName: name) == route) }

    @Test("is none for words that only look like methods", arguments: ["get /pets", "TARGET /pets", "GET pets", "GET"])
    func noLiteral(name: String) { #expect(Route.of(testName: name) == nil) }
}
