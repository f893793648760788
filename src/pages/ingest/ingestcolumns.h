#pragma once

#include "fetch/fetchprogress.h"
#include "fetch/transformrun.h"
#include "widgets/parts/rowsmodel.h"

namespace Weekglass {

/// Something that went wrong while a week was fetched.
struct IngestError
{
    QDateTime at; ///< UTC
    Error error;
};

/// An answer that raw.api_events could not take, without its body.
struct RejectedAnswer
{
    QByteArray id = {};
    QByteArray fetchedAt = {}; ///< as the server writes it
    QByteArray endpoint = {};
    QByteArray requestKey = {};
    QByteArray status = {};
    QByteArray reason = {};
    qint64 bytes = 0;
};

using QueueModel = RowsModel<QueuedRequest>;
using EndpointsModel = RowsModel<EndpointProgress>;
using IngestErrorsModel = RowsModel<IngestError>;
using TransformRunsModel = RowsModel<TransformRun>;
using TransformStepsModel = RowsModel<TransformStep>;
using RejectedModel = RowsModel<RejectedAnswer>;

/// The columns of the tables of an ingest page.
std::vector<QueueModel::Column> queueColumns();
std::vector<EndpointsModel::Column> endpointColumns();
std::vector<IngestErrorsModel::Column> ingestErrorColumns();
std::vector<TransformRunsModel::Column> transformRunColumns();
std::vector<TransformStepsModel::Column> transformStepColumns();
std::vector<RejectedModel::Column> rejectedColumns();

/// 950 ms, 2.4 s, 3 min 20 s.
QString durationText(std::chrono::milliseconds time);
/// Time of the day, UTC.
QString clockText(FetchTime time);

}
