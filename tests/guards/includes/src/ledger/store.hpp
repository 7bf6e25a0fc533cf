#pragma once
#include "db/db.hpp"
