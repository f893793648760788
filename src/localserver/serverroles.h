#pragma once

#include "pg/session.h"

#include <stop_token>

namespace Weekglass {

/// Roles of the private server. Nobody works as its superuser: that one makes the others, extensions, and the
/// roles of archives that are restored, and touches no table of a week.
namespace ServerRole {
constexpr const char* Setup = "weekglass_setup"; ///< superuser
constexpr const char* Daily = "weekglass"; ///< owns the weeks
constexpr const char* Archived = "weekglass_archived"; ///< group of the roles that own and read archives
constexpr const char* Former = "weekglass_former"; ///< superuser that worked daily on servers made earlier
}

/// Whether prepareRoles() has everything done.
Result<bool> areRolesReady(Pg::Session& setup);

/// Makes the roles where they are not there, and hands the databases that the superuser of an earlier version
/// owns to the daily role. @p setup is a session of ServerRole::Setup; each step can be cut off and is done
/// by the next call.
Result<void> prepareRoles(const Pg::ConnectOptions& setup, const std::stop_token& stop);

/// For servers made earlier, whose superuser is called like the daily role: makes ServerRole::Setup.
/// @p former is a connection of that superuser.
Result<void> makeSetupRole(const Pg::ConnectOptions& former, const std::stop_token& stop);

/// Who may log in, and where: roles of archives only in a database that has the name of a role of theirs.
QByteArray accessRules();

}
