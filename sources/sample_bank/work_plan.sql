select * from read_parquet($folder || '/work_plan.parquet')
