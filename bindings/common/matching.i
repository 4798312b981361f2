/* SPDX-License-Identifier: MIT */
%lp_class(Matching)
%lp_class(Barrier)
%lp_class(BatchResult)

%newobject LpMatching::matrix;
%newobject LpMatching::sparse;
%newobject LpMatching::dense;
%newobject LpMatching::mates;
%newobject LpMatching::three;
%newobject LpMatching::cost;
%newobject LpMatching::values;
%newobject LpMatching::blossom;
%newobject LpMatching::blossom_value;
%newobject LpBarrier::members;
%newobject LpBarrier::component;
%newobject LpBatchResult::solve;
%newobject LpBatchResult::mates;
%newobject LpBatchResult::totals;

typedef struct {} LpMatching;
%extend LpMatching {
  ~LpMatching () { lp_matching_unref ($self); }
  static LpMatching *matrix (guint n, guint n_tiers, const gint64 *costs, gsize n_costs)
  {
    return lp_facade_match_matrix (n, n_tiers, costs, n_costs);
  }
  static LpMatching *sparse (guint n, const gint64 *u, gsize n_u, const gint64 *v, gsize n_v, const gint64 *costs, gsize n_costs)
  {
    return lp_facade_match_sparse (n, u, n_u, v, n_v, costs, n_costs);
  }
  static LpMatching *dense (guint n, const gint32 *costs, gsize n_costs) { return lp_facade_match_dense (n, costs, n_costs); }
  LpNumbers *mates (guint n) { return lp_facade_matching_get_mates ($self, n); }
  LpNumbers *three () { return lp_facade_matching_get_three ($self); }
  LpNumbers *cost (guint n_tiers) { return lp_facade_copy_numbers (lp_matching_get_cost ($self), n_tiers); }
  gint64 radix (guint tier) { return lp_matching_get_radix ($self, tier); }
  guint width () { return lp_matching_get_width ($self); }
  gsize n_duals () { return lp_matching_get_n_duals ($self); }
  LpNumbers *values (gsize dual, guint n, guint n_tiers) { return lp_facade_matching_get_values ($self, dual, n, n_tiers); }
  gsize n_blossoms (gsize dual) { return lp_matching_get_n_blossoms ($self, dual); }
  LpNumbers *blossom (gsize dual, gsize index) { return lp_facade_matching_get_blossom ($self, dual, index); }
  LpNumbers *blossom_value (gsize dual, gsize index, guint n_tiers)
  {
    return lp_facade_matching_get_blossom_value ($self, dual, index, n_tiers);
  }
}

typedef struct {} LpBarrier;
%extend LpBarrier {
  ~LpBarrier () { lp_barrier_unref ($self); }
  LpNumbers *members () { return lp_facade_barrier_get_members ($self); }
  gsize n_components () { return lp_barrier_get_n_components ($self); }
  LpNumbers *component (gsize index) { return lp_facade_barrier_get_component ($self, index); }
}

typedef struct {} LpBatchResult;
%extend LpBatchResult {
  ~LpBatchResult () { lp_batch_result_free ($self); }
  static LpBatchResult *solve (guint n, gsize n_graphs, const gint32 *costs, gsize n_costs)
  {
    return lp_facade_match_batch (n, n_graphs, costs, n_costs);
  }
  gsize n_solved () { return $self->n_solved; }
  LpNumbers *mates () { return lp_facade_copy_numbers ($self->mates->values, $self->mates->length); }
  LpNumbers *totals () { return lp_facade_copy_numbers ($self->totals->values, $self->totals->length); }
}
