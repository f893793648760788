#include "pages/recovery/redisdialog.h"

#include "pages/recovery/redisloginform.h"

#include <QPushButton>

namespace Weekglass {

Result<WeekWithRedis> WeekWithRedis::open(const WeekHandle& week, const RedisOptions& options,
                                          const std::stop_token& stop)
{
    auto session = week.acquire(stop);
    if (!session)
        return session.error();
    auto redis = RedisSession::open(options, stop);
    if (!redis)
        return redis.error();
    return WeekWithRedis {*std::move(session), *std::move(redis)};
}

RedisDialog::RedisDialog(const Frame& frame, WeekHandle week, QWidget* parent)
    : ChangeDialog(frame, parent)
    , m_week(std::move(week))
    , m_form(new RedisLoginForm)
{
    connect(m_form, &RedisLoginForm::changed, this, &RedisDialog::forgetLook);
    againButton()->setText(tr("Pre&view"));
    againButton()->setDefault(true); // it writes nothing
}

void RedisDialog::look()
{
    if (!m_form->isFilled())
        return showMessage(tr("Enter the address of Redis."));
    m_form->withPassword([this](const RedisOptions& options) {
        m_options = options;
        lookWith(options);
    });
}

void RedisDialog::takeError(const Error& error)
{
    if (error.kind == Error::Kind::Password)
        m_form->focusPassword();
}

void RedisDialog::forgetLook()
{
    forget();
    setHeadline({});
    showMessage({});
}

}
