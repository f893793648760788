#pragma once

#include "pg/connectoptions.h"

#include <stop_token>

namespace Weekglass {

/// How a server's health is read.
struct HealthPlace
{
    Pg::ConnectOptions
        options; ///< maintenance database; of the private server as its superuser, who sees all
    QString dataFolder = {}; ///< of the private server; empty: another one
};

/// Asks whether @p server is the private one.
HealthPlace healthPlaceOf(const Pg::ConnectOptions& server, const std::stop_token& stop = {});

}
