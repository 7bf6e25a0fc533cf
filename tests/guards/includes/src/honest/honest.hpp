#pragma once
void honest();
