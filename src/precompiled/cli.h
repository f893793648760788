/// The same as core.h, for commands: reading CLI11 takes longer than compiling what is written with it.
#pragma once

#include "core.h"

#include <CLI/CLI.hpp>
