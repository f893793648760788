#pragma once

/// The statuses that something here depends on.
namespace Weekglass::HttpStatus {

constexpr int NoContent = 204;
constexpr int NotModified = 304;
constexpr int FirstError = 400;
constexpr int Unauthorized = 401;
constexpr int TooManyRequests = 429;
constexpr int FirstServerError = 500;

}
