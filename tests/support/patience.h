#pragma once

namespace Weekglass {

/// How long tests wait for what is bound to come, in ms. Only one that fails waits so long, and a busy
/// computer is no failure.
inline constexpr int Patience = 60000;

}
